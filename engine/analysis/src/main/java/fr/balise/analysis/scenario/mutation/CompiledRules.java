package fr.balise.analysis.scenario.mutation;

import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What rules say where they speak. */
final class CompiledRules {
    private final List<Rule> rules;

    CompiledRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** What those rules state. */
    List<Statement> statements(BitSet speaking) {
        List<Statement> said = new ArrayList<>();
        speaking.stream().forEach(i -> state(rules.get(i), said));
        return said;
    }

    /** What follows when those rules speak. */
    Decision decision(BitSet speaking) {
        return Decision.of(statements(speaking));
    }

    static void state(Rule rule, List<Statement> said) {
        rule.effects().stream().sorted().forEach(effect -> said.add(new Statement(rule, effect)));
    }
}
