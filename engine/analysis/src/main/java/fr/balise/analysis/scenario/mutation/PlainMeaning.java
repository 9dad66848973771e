package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.scenario.CaseDecider;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
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
    public Map<PublicationCase, Decision> decide(Collection<PublicationCase> cases) {
        Map<PublicationCase, Decision> decisions = new HashMap<>();
        cases.forEach(each -> decisions.computeIfAbsent(each, this::decide));
        return decisions;
    }

    Decision decide(PublicationCase aCase) {
        List<Statement> said = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.condition().holds(aCase)) {
                rule.effects().stream()
                        .sorted(Enum::compareTo)
                        .forEach((Effect effect) -> said.add(new Statement(rule, effect)));
            }
        }
        return Decision.of(said);
    }
}
