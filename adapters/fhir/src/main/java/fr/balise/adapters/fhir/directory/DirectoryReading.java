package fr.balise.adapters.fhir.directory;

import fr.balise.core.facts.DirectoryFacts;

/**
 * A live directory as it was read.
 *
 * @param directory what it shows
 * @param digest SHA-256 over its resources: equal when the directory shows the same
 */
public record DirectoryReading(DirectoryFacts directory, String digest) {}
