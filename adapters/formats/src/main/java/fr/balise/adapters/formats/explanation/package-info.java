/** Why a mailbox is decided as it is, shown to people and to machines. */
@NullMarked
package fr.balise.adapters.formats.explanation;

import org.jspecify.annotations.NullMarked;
