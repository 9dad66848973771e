/** Carries intentions to the directory, one carrier at a time, and reads what became of each. */
@NullMarked
package fr.balise.adapters.publication.apply;

import org.jspecify.annotations.NullMarked;
