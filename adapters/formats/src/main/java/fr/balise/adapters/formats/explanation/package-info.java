/** Why a mailbox is decided as it is, for programs. */
@NullMarked
package fr.balise.adapters.formats.explanation;

import org.jspecify.annotations.NullMarked;
