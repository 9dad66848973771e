package fr.balise.adapters.fhir.directory;

import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.Gap;
import fr.balise.core.findings.Finding;
import java.util.List;
import java.util.Set;

/**
 * A directory as it was read.
 *
 * @param carriers sorted
 * @param findings what could not be read or leaves a doubt
 * @param gaps {@link Gap#DIRECTORY} when something may be missing
 * @param digest SHA-256 over the carriers: equal when the directory shows the same
 */
public record DirectoryReading(List<Carrier> carriers, List<Finding> findings, Set<Gap> gaps, String digest) {}
