/** A change as a FHIRPath Patch, in the dialect of the server that takes it. */
@NullMarked
package fr.balise.adapters.fhir.patch;

import org.jspecify.annotations.NullMarked;
