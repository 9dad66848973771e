package fr.balise.adapters.fhir.search;

import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Optional;

/**
 * What one page of a search says besides its resources.
 *
 * @param total matches on all pages; empty when the server does not say
 * @param next the address of the next page; empty on the last
 * @param doubts why something of this page may be missing
 */
public record SearchPage(Optional<Long> total, Optional<String> next, List<Text> doubts) {}
