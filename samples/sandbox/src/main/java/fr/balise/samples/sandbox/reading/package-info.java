/** Searches: from the parameters of a request to the pages of its answer. */
@NullMarked
package fr.balise.samples.sandbox.reading;

import org.jspecify.annotations.NullMarked;
