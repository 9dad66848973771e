package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.List;

/**
 * One policy idea: when it speaks, what it states, where the idea comes from and how it is told to people.
 *
 * @param title the rule's name in the file
 * @param sources ids of the requirements behind it, as written
 * @param about what its cases are of
 * @param effects what it states, in the order written, without repetition
 * @param message the sentence shown with each decision that rests on it
 * @param place file and line
 */
public record Rule(
        RuleId id,
        String title,
        List<String> sources,
        CaseKind about,
        Condition condition,
        List<Effect> effects,
        Text message,
        SourceLine place) {
    /** Copies the lists. */
    public Rule {
        sources = List.copyOf(sources);
        effects = List.copyOf(effects);
    }

    /** A rule about mailboxes on carriers. */
    public Rule(
            RuleId id,
            String title,
            List<String> sources,
            Condition condition,
            List<Effect> effects,
            Text message,
            SourceLine place) {
        this(id, title, sources, CaseKind.PUBLICATION, condition, effects, message, place);
    }

    /** Whether it speaks of the case, by definition. */
    public boolean speaksOf(FlatCase aCase) {
        return about == aCase.kind() && condition.holds(aCase);
    }

    /** The same rule with another condition and other effects. */
    public Rule with(Condition otherCondition, List<Effect> otherEffects) {
        return new Rule(id, title, sources, about, otherCondition, otherEffects, message, place);
    }
}
