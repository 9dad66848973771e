package fr.balise.core.policy.model;

import fr.balise.core.facts.stock.SourceLine;

/**
 * A rule, a row of a table or an invariant of the policy beneath that does not count.
 *
 * @param reason why, in the words of who decided it
 * @param place where that is said
 */
public record Disabled(String id, String reason, SourceLine place) {}
