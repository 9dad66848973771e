package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * A rule as a file has it, before sentences kept elsewhere are joined to it.
 *
 * @param sentence what people are told, when the rule's own file says it: the row of a table does
 */
public record WrittenRule(
        RuleId id,
        String title,
        List<String> sources,
        CaseKind about,
        Condition condition,
        List<Effect> effects,
        Optional<Text> sentence,
        SourceLine place) {
    /** Copies the lists. */
    public WrittenRule {
        sources = List.copyOf(sources);
        effects = List.copyOf(effects);
    }

    public Rule with(Text message) {
        return new Rule(id, title, sources, about, condition, effects, message, place);
    }
}
