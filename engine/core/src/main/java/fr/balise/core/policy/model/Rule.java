package fr.balise.core.policy.model;

import fr.balise.core.facts.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.List;

/**
 * One policy idea: when it speaks, what it states, where the idea comes from and how it is told to people.
 *
 * @param title the rule's name in the file
 * @param sources ids of the requirements behind it, as written
 * @param effects what it states, in the order written, without repetition
 * @param message the sentence shown with each decision that rests on it
 * @param place file and line
 */
public record Rule(
        RuleId id,
        String title,
        List<String> sources,
        Condition condition,
        List<Effect> effects,
        Text message,
        SourceLine place) {
    /** Copies the lists. */
    public Rule {
        sources = List.copyOf(sources);
        effects = List.copyOf(effects);
    }
}
