/** Policies altered on purpose, one small change each, to see whether the scenarios notice. */
@NullMarked
package fr.balise.analysis.scenario.mutation;

import org.jspecify.annotations.NullMarked;
