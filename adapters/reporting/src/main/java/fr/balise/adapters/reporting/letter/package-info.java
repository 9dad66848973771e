/** Letters to professionals and their contacts, from templates that the operator edits. */
@NullMarked
package fr.balise.adapters.reporting.letter;

import org.jspecify.annotations.NullMarked;
