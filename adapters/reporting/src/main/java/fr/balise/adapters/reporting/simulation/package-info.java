/** The comparison of two policies as a document. */
@NullMarked
package fr.balise.adapters.reporting.simulation;

import org.jspecify.annotations.NullMarked;
