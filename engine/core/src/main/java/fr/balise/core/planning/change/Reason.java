package fr.balise.core.planning.change;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Rule;
import java.util.List;

/** Why: the rule that spoke, the requirements behind it, and its sentence. */
public record Reason(RuleId rule, List<String> sources, Text message) {
    /** The reason that a rule gives. */
    public static Reason of(Rule rule) {
        return new Reason(rule.id(), rule.sources(), rule.message());
    }
}
