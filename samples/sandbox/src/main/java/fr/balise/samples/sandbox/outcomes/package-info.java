/** Refusals in the words of FHIR: a status and an OperationOutcome whose text is French, as the API's are. */
@NullMarked
package fr.balise.samples.sandbox.outcomes;

import org.jspecify.annotations.NullMarked;
