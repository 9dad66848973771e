/** The directory as FHIR Bundles and NDJSON in a folder. */
@NullMarked
package fr.balise.adapters.dataset.directory;

import org.jspecify.annotations.NullMarked;
