/** The cases of two policies side by side, split as finely as either tells them apart. */
@NullMarked
package fr.balise.analysis.difference.space;

import org.jspecify.annotations.NullMarked;
