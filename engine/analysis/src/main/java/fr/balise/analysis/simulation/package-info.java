/** What would change for the population if one policy took the place of another, and why. */
@NullMarked
package fr.balise.analysis.simulation;

import org.jspecify.annotations.NullMarked;
