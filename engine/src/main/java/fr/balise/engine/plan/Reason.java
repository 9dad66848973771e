package fr.balise.engine.plan;

import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.RuleId;
import fr.balise.engine.policy.Rule;
import java.util.List;

/** Why: the rule that spoke, the requirements behind it, and its sentence. */
public record Reason(RuleId rule, List<String> sources, Text message) {
    /** The reason that a rule gives. */
    public static Reason of(Rule rule) {
        return new Reason(rule.id(), rule.sources(), rule.message());
    }
}
