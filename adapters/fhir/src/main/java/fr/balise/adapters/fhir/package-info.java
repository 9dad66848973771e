/** The directory's resources as FHIR says them, read into our own words. */
@NullMarked
package fr.balise.adapters.fhir;

import org.jspecify.annotations.NullMarked;
