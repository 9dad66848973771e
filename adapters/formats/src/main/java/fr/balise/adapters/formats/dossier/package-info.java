/** One professional or structure, with what concerns its mailboxes, and what a policy decides of it, as JSON. */
@NullMarked
package fr.balise.adapters.formats.dossier;

import org.jspecify.annotations.NullMarked;
