/** Why a mailbox is decided as it is, and the smallest changes that would have it decided otherwise. */
@NullMarked
package fr.balise.analysis.explanation;

import org.jspecify.annotations.NullMarked;
