package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseDescription;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.syntax.RuleText;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cases told by the values of some attributes, whatever the others are.
 *
 * @param values for each attribute that matters, the values it may have, as bits
 */
public record CaseClass(SortedMap<Attribute, Integer> values) {
    /** Copies the map. */
    public CaseClass {
        values = new TreeMap<>(values);
    }

    /** True when the case is one of them. */
    public boolean holds(PublicationCase aCase) {
        return values.entrySet().stream()
                .allMatch(entry -> (entry.getValue() >>> aCase.index(entry.getKey()) & 1) != 0);
    }

    /** For people. */
    public Text inWords() {
        return values.isEmpty() ? new Text("tout cas", "any case") : CaseDescription.of(values);
    }

    /** As a rule would say it, for example {@code mailboxType == PER, usage in (REFUSED, NOT_ASKED)}. */
    public String inRules() {
        return RuleText.of(new Condition.AllOf(values.entrySet().stream()
                .<Condition>map(entry -> new Condition.OneOf(entry.getKey(), entry.getValue()))
                .toList()));
    }
}
