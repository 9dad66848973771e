/** Two policies on the same data, compared for programs. */
@NullMarked
package fr.balise.adapters.formats.simulation;

import org.jspecify.annotations.NullMarked;
