/** What many variants of a policy make of the same facts, in figures, and which of them reach a goal. */
@NullMarked
package fr.balise.analysis.sweep;

import org.jspecify.annotations.NullMarked;
