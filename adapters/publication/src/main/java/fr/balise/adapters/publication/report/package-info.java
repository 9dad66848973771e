/** A run and a verification as people and programs read them. */
@NullMarked
package fr.balise.adapters.publication.report;

import org.jspecify.annotations.NullMarked;
