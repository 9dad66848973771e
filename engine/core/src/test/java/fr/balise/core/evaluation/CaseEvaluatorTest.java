package fr.balise.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drools, reading the rebuilt rules, must say what their conditions mean. */
class CaseEvaluatorTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void drools_says_what_the_conditions_mean(long seed) {
        compare(seed, 25);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 140})
    void any_number_of_rules_is_heard(int count) {
        compare(count, count);
    }

    private static void compare(long seed, int count) {
        Random random = new Random(seed);
        List<Rule> rules = IntStream.range(0, count)
                .mapToObj(number -> new Rule(
                        new RuleId("RULE-" + number),
                        "",
                        List.of("A3-PER"),
                        condition(random, 3),
                        List.of(Effect.values()[random.nextInt(Effect.values().length)]),
                        new Text("", ""),
                        new SourceLine("", 0)))
                .toList();
        List<PublicationCase> cases =
                IntStream.range(0, 300).mapToObj(n -> aCase(random)).toList();

        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            Map<PublicationCase, Decision> decisions = evaluator.decide(cases);
            for (PublicationCase each : cases) {
                Set<Decision.Statement> meant = rules.stream()
                        .filter(rule -> rule.condition().holds(each))
                        .map(rule -> new Decision.Statement(rule, rule.effects().get(0)))
                        .collect(Collectors.toSet());
                assertThat(new HashSet<>(decisions.get(each).statements()))
                        .as("seed %s, %s", seed, each)
                        .isEqualTo(meant);
            }
        }
    }

    private static PublicationCase aCase(Random random) {
        Map<CaseAttribute, Enum<?>> values = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            values.put(attribute, any(attribute, random));
        }
        return PublicationCase.of(values);
    }

    private static Enum<?> any(CaseAttribute attribute, Random random) {
        return attribute.domain().get(random.nextInt(attribute.domain().size()));
    }

    private static Condition condition(Random random, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        if (choice == 0) {
            CaseAttribute attribute = CaseAttribute.values()[random.nextInt(CaseAttribute.values().length)];
            return new Condition.OneOf(
                    attribute,
                    random.nextBoolean()
                            ? Set.of(any(attribute, random))
                            : new HashSet<>(Set.copyOf(List.of(any(attribute, random), any(attribute, random)))));
        }
        if (choice == 1) {
            return new Condition.Not(condition(random, depth - 1));
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(condition(random, depth - 1));
        }
        return choice == 2 ? new Condition.AllOf(parts) : new Condition.AnyOf(parts);
    }
}
