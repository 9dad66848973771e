/** Policies altered on purpose, one small change each, to see whether the scenarios notice. */
@NullMarked
package fr.balise.engine.scenario.mutation;

import org.jspecify.annotations.NullMarked;
