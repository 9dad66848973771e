/** One mailbox on one possible carrier, told only by attributes that take a small, closed set of values. */
@NullMarked
package fr.balise.core.cases;

import org.jspecify.annotations.NullMarked;
