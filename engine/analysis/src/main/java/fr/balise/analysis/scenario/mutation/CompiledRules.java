package fr.balise.analysis.scenario.mutation;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The conditions of rules as tests over the ordinals of a case: millions of cases are tried. */
final class CompiledRules {
    private static final CaseAttribute[] ATTRIBUTES = CaseAttribute.values();

    private final List<Rule> rules;
    private final List<Test> tests;

    CompiledRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.tests = this.rules.stream().map(rule -> test(rule.condition())).toList();
    }

    /** A condition over the ordinals of a case. */
    interface Test {
        boolean holds(int[] ordinals);
    }

    static int[] ordinals(PublicationCase aCase) {
        int[] ordinals = new int[ATTRIBUTES.length];
        for (int i = 0; i < ATTRIBUTES.length; i++) {
            ordinals[i] = aCase.get(ATTRIBUTES[i]).ordinal();
        }
        return ordinals;
    }

    /** The rules that speak, by their place. */
    BitSet speaking(int[] ordinals) {
        BitSet speaking = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            speaking.set(i, tests.get(i).holds(ordinals));
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

    static Test test(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            int attribute = oneOf.attribute().ordinal();
            int values = oneOf.values().stream()
                    .mapToInt(value -> 1 << value.ordinal())
                    .sum();
            return ordinals -> (values >>> ordinals[attribute] & 1) != 0;
        }
        if (condition instanceof Condition.Not not) {
            Test inside = test(not.part());
            return ordinals -> !inside.holds(ordinals);
        }
        boolean all = condition instanceof Condition.AllOf;
        List<Condition> parts =
                condition instanceof Condition.AllOf allOf ? allOf.parts() : ((Condition.AnyOf) condition).parts();
        Test[] tests = parts.stream().map(CompiledRules::test).toArray(Test[]::new);
        return ordinals -> {
            for (Test test : tests) {
                if (test.holds(ordinals) != all) {
                    return !all;
                }
            }
            return all;
        };
    }
}
