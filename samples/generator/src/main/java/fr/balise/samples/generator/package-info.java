/** Synthetic facts of the shape of the national directory: each a function of a seed and a number, so that any size streams. */
@NullMarked
package fr.balise.samples.generator;

import org.jspecify.annotations.NullMarked;
