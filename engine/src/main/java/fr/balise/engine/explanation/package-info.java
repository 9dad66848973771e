/** Why a mailbox is decided as it is, and the smallest changes that would have it decided otherwise. */
@NullMarked
package fr.balise.engine.explanation;

import org.jspecify.annotations.NullMarked;
