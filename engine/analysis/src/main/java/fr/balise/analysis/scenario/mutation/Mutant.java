package fr.balise.analysis.scenario.mutation;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule with one small change.
 *
 * @param original the rule as the policy has it
 * @param altered as changed; empty when it was taken out
 * @param change what was changed
 */
public record Mutant(Rule original, Optional<Rule> altered, Text change) {
    /** The rules of a policy with this change. */
    public List<Rule> in(List<Rule> rules) {
        List<Rule> changed = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.id().equals(original.id())) {
                altered.ifPresent(changed::add);
            } else {
                changed.add(rule);
            }
        }
        return changed;
    }
}
