package fr.balise.operations.sources;

import fr.balise.core.facts.directory.DirectoryFacts;

/**
 * A live directory as it was read.
 *
 * @param source the address where it was read, as people know it
 * @param directory what it shows
 * @param digest SHA-256 over its resources: equal when the directory shows the same
 */
public record DirectoryReading(String source, DirectoryFacts directory, String digest) {}
