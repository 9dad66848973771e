/** The FHIR side of the server: which interactions exist and how refusals read. */
@NullMarked
package fr.balise.samples.sandbox.fhir;

import org.jspecify.annotations.NullMarked;
