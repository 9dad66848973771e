package fr.balise.analysis.scenario.mutation;

import fr.balise.core.cases.FlatCase;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides by what the conditions of rules mean, in plain Java. Hundreds of altered policies are tried, and compiling
 * each would take minutes; tests hold this equal to the deployed evaluation.
 *
 * @param rules sorted by id
 */
record PlainMeaning(List<Rule> rules) implements CaseDecider {
    @Override
    public <C extends FlatCase> Map<C, Decision> decide(Collection<C> cases) {
        Map<C, Decision> decisions = new HashMap<>();
        cases.forEach(each -> decisions.computeIfAbsent(each, this::decide));
        return decisions;
    }

    Decision decide(FlatCase aCase) {
        return Decision.of(rules.stream().filter(rule -> rule.speaksOf(aCase)).toList());
    }
}
