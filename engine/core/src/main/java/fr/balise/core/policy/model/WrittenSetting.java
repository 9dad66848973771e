package fr.balise.core.policy.model;

import fr.balise.core.facts.stock.SourceLine;

/**
 * A setting of {@code policy.yaml}.
 *
 * @param value as written; the items of a list are joined by commas
 */
public record WrittenSetting(String value, SourceLine place) {}
