/** Reads from a live directory what a plan needs to know, in as few calls as it takes. */
@NullMarked
package fr.balise.adapters.fhir.directory;

import org.jspecify.annotations.NullMarked;
