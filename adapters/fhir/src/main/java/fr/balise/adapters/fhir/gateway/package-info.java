/** Calls to a server of the directory: how they leave, within which bounds, and what became of them. */
@NullMarked
package fr.balise.adapters.fhir.gateway;

import org.jspecify.annotations.NullMarked;
