/** A live directory kept in a folder, as compressed NDJSON: read whole once, then what changed since. */
@NullMarked
package fr.balise.adapters.fhir.snapshot;

import org.jspecify.annotations.NullMarked;
