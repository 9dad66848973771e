/** Carries plans out, one carrier at a time, finishes what was interrupted and takes back what was done. */
@NullMarked
package fr.balise.adapters.publication.execution;

import org.jspecify.annotations.NullMarked;
