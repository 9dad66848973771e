/** Carriers as the directory shows them just now, and whether that is what a change wanted. */
@NullMarked
package fr.balise.adapters.publication.carriers;

import org.jspecify.annotations.NullMarked;
