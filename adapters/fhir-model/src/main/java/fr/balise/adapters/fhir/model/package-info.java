/** The directory's resources as FHIR says them, read into facts; no HTTP and no FHIR library. */
@NullMarked
package fr.balise.adapters.fhir.model;

import org.jspecify.annotations.NullMarked;
