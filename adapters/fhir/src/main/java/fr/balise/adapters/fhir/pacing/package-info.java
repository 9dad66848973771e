/** The pace of the gateway kept, and its troubles waited out, for reads and writes alike. */
@NullMarked
package fr.balise.adapters.fhir.pacing;

import org.jspecify.annotations.NullMarked;
