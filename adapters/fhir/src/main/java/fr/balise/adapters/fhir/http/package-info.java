/** Calls over HTTP: deadlines, bounds, certificates, a proxy, and what happened on the wire. */
@NullMarked
package fr.balise.adapters.fhir.http;

import org.jspecify.annotations.NullMarked;
