package fr.balise.adapters.formats.json;

import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Rule;
import java.util.List;

/**
 * What a rule said of a case.
 *
 * @param source ids of what it cites
 * @param overridden true for a verdict that another one sets aside
 */
public record StatementJson(RuleId rule, List<String> source, String effect, boolean overridden, Text message) {
    /** One statement of a decision. */
    public static StatementJson of(Decision decision, Statement statement) {
        Rule rule = statement.rule();
        return new StatementJson(
                rule.id(), rule.sources(), statement.effect().word(), decision.overrules(statement), rule.message());
    }
}
