/** A plan as a document. */
@NullMarked
package fr.balise.adapters.reporting.plan;

import org.jspecify.annotations.NullMarked;
