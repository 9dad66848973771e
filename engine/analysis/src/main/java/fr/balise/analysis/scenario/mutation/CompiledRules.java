package fr.balise.analysis.scenario.mutation;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What rules say of millions of cases, by what their conditions mean. */
final class CompiledRules {
    private final List<Rule> rules;

    CompiledRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that speak, by their place. */
    BitSet speaking(PublicationCase aCase) {
        BitSet speaking = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            speaking.set(i, rules.get(i).condition().holds(aCase));
        }
        return speaking;
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
