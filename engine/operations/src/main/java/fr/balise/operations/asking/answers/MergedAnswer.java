package fr.balise.operations.asking.answers;

import fr.balise.core.facts.stock.UsageDeclaration;

/**
 * An answer that counts from now on, and where it comes from.
 *
 * @param by who answered
 * @param channel how it came
 */
public record MergedAnswer(UsageDeclaration declaration, String by, String channel) {}
