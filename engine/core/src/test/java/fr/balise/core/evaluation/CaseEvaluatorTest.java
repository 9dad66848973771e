package fr.balise.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.population.Policies;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void rules_that_are_still_compiled_decide_as_those_that_are() {
        List<Rule> rules = rules(new Random(7), 12);
        List<PublicationCase> cases = cases(new Random(8));
        try (CaseEvaluator compiled = CaseEvaluator.compile(rules);
                CaseEvaluator compiling = CaseEvaluator.compiling(rules)) {
            assertThat(compiling.decideEach(cases)).isEqualTo(compiled.decideEach(cases));
        }
    }

    @Test
    void what_drools_refuses_is_met_by_the_first_cases() {
        Rule rule = rules(new Random(7), 1).get(0);
        try (CaseEvaluator twice = CaseEvaluator.compiling(List.of(rule, rule))) {
            assertThatThrownBy(() -> twice.decideEach(cases(new Random(8)))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void every_place_of_a_vocabulary_has_its_getter() {
        assertThat(CaseFact.class.getMethods())
                .extracting(Method::getName)
                .containsAll(IntStream.range(0, Vocabulary.MOST)
                        .mapToObj(place -> "getA" + place)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_remembered_is_what_the_rules_say_of_each_case(long seed) {
        Random random = new Random(seed);
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules(random, 6))) {
            for (int call = 0; call < 5; call++) {
                List<FlatCase> cases = IntStream.range(0, 400)
                        .<FlatCase>mapToObj(n -> n % 7 == 0 ? aMailbox(random) : aCase(random))
                        .toList();
                assertThat(evaluator.decideEach(cases)).isEqualTo(evaluator.evaluateEach(cases));
            }
        }
    }

    @Test
    void cases_have_one_key_when_no_rule_tells_their_values_apart_and_only_then() {
        Random random = new Random(11);
        List<Rule> rules = rules(random, 5);
        ValueClasses classes = new ValueClasses(rules, CaseKind.PUBLICATION);
        Map<Long, List<Integer>> byKey = new HashMap<>();
        for (int n = 0; n < 3_000; n++) {
            PublicationCase aCase = aCase(random);
            List<Integer> told = aCase.attributes().stream()
                    .flatMap(attribute -> classes.of(attribute).stream()
                            .filter(values -> (values >>> aCase.index(attribute) & 1) != 0))
                    .toList();
            assertThat(byKey.computeIfAbsent(classes.key(aCase), none -> told)).isEqualTo(told);
        }
        assertThat(byKey.values().stream().distinct().count()).isEqualTo(byKey.size());
    }

    /** Eight attributes of sixteen values and each of the others told apart: more than 2^63 combinations. */
    @Test
    void where_keys_would_not_fit_cases_are_decided_all_the_same() {
        Vocabulary vocabulary = Policies.withAllAttributes(Policies.aSmallPolicy())
                .caseSettings()
                .vocabulary();
        List<Rule> rules = new ArrayList<>();
        for (Attribute attribute : vocabulary.of(CaseKind.PUBLICATION)) {
            for (int value = 0; value < attribute.values().size(); value++) {
                rules.add(rule(
                        attribute.place() + "-" + value, new Condition.OneOf(attribute, 1 << value), Effect.ALLOW));
            }
        }
        Random random = new Random(5);
        List<PublicationCase> cases = IntStream.range(0, 50)
                .mapToObj(n -> PublicationCase.of(vocabulary, attribute -> any(attribute, random)))
                .toList();

        assertThat(new ValueClasses(rules, CaseKind.PUBLICATION).isKeyed()).isFalse();
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            assertThat(evaluator.remembers()).isFalse();
            assertThat(evaluator.decideEach(cases)).isEqualTo(evaluator.evaluateEach(cases));
        }
    }

    private static Rule rule(String id, Condition condition, Effect effect) {
        return new Rule(
                new RuleId("RULE-" + id),
                "",
                List.of("A3-PER"),
                condition,
                List.of(effect),
                new Text("", ""),
                new SourceLine("", 0));
    }

    private static List<Rule> rules(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> rule(
                        "" + number, condition(random, 3), Effect.values()[random.nextInt(Effect.values().length)]))
                .toList();
    }

    private static MailboxCase aMailbox(Random random) {
        return MailboxCase.of(Vocabulary.builtIn(), attribute -> any(attribute, random));
    }

    private static void compare(long seed, int count) {
        Random random = new Random(seed);
        List<Rule> rules = rules(random, count);
        List<PublicationCase> cases = cases(random);

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

    private static List<PublicationCase> cases(Random random) {
        return IntStream.range(0, 300).mapToObj(n -> aCase(random)).toList();
    }

    private static PublicationCase aCase(Random random) {
        return PublicationCase.of(Vocabulary.builtIn(), attribute -> any(attribute, random));
    }

    private static int any(Attribute attribute, Random random) {
        return random.nextInt(attribute.values().size());
    }

    private static Condition condition(Random random, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        if (choice == 0) {
            List<Attribute> attributes = Vocabulary.builtIn().of(CaseKind.PUBLICATION);
            Attribute attribute = attributes.get(random.nextInt(attributes.size()));
            int one = 1 << any(attribute, random);
            return new Condition.OneOf(attribute, random.nextBoolean() ? one : one | 1 << any(attribute, random));
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
