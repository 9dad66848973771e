/** Searches that miss nothing: long lists in batches, every page, doubts told. */
@NullMarked
package fr.balise.adapters.fhir.search;

import org.jspecify.annotations.NullMarked;
