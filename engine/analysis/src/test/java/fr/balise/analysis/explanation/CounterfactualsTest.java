package fr.balise.analysis.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.syntax.ConditionText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CounterfactualsTest {
    private static final Policy SAMPLE = sample();

    private static final List<PublicationCase> SPACE =
            CaseSpace.whole(SAMPLE.caseSettings()).cases();

    private static Policy sample() {
        try {
            return PolicyLoader.load(SamplePolicy.sample().files());
        } catch (InvalidPolicy e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rule rule(String id, String condition, Effect effect) {
        return new Rule(
                new RuleId(id),
                id,
                List.of("A3-USAGE"),
                ConditionText.read(condition),
                List.of(effect),
                new Text(id, id),
                new SourceLine("rules/some.drl", 1));
    }

    /** A personal mailbox that its holder refuses on an open situation, in the transition, after the cut-off. */
    private static PublicationCase refused() {
        return CaseSpace.whole(SAMPLE.caseSettings()).cases().stream()
                .filter(ConditionText.read("ownership == OWN && mailboxType == PER && holderIdentifier == NATIONAL"
                        + " && mailboxStatus == ACTIVE && addressForm == CONFORMING && activity == RECENT"
                        + " && carrierKind == SITUATION && carrierState == OPEN && structureState == OPEN"
                        + " && practitionerState == OPEN && link == HOLDER && usage == REFUSED"
                        + " && redList == NOT_LISTED && presence == PUBLISHED && careSetting == OTHER"
                        + " && phase == TRANSITION")::holds)
                .findFirst()
                .orElseThrow();
    }

    private static final List<Rule> RULES = List.of(
            rule("WANTED", "usage == WANTED", Effect.REQUIRE),
            rule("REFUSED", "usage == REFUSED", Effect.REMOVE),
            rule("UNASKED", "usage == NOT_ASKED", Effect.ALLOW),
            rule("CLOSED", "mailboxStatus != ACTIVE || carrierState != OPEN", Effect.REMOVE));

    private static Counterfactuals of(List<Rule> rules, CaseEvaluator evaluator) {
        return new Counterfactuals(rules, SAMPLE.caseSettings(), evaluator::decide);
    }

    @Test
    void a_refused_mailbox_is_published_when_the_professional_asks_for_it() {
        try (CaseEvaluator evaluator = CaseEvaluator.compile(RULES)) {
            Counterfactual first = of(RULES, evaluator).of(refused()).get(0);

            assertThat(first.decision().verdict()).isEqualTo(Verdict.REQUIRED);
            assertThat(first.changes())
                    .containsExactly(new AttributeChange(BuiltIn.USAGE, "REFUSED", "WANTED", Actor.PROFESSIONAL));
            assertThat(first.changes().get(0).words().en()).isEqualTo("wanted there (now: refused there)");
        }
    }

    @Test
    void what_nobody_can_do_comes_last_and_says_so() {
        try (CaseEvaluator evaluator = CaseEvaluator.compile(RULES)) {
            List<Counterfactual> all = of(RULES, evaluator).of(refused());

            assertThat(all).extracting(Counterfactual::farthest).isSorted();
            assertThat(all.get(all.size() - 1).farthest()).isEqualTo(Actor.NOBODY);
        }
    }

    @Test
    void what_has_to_change_along_counts() {
        PublicationCase unasked = refused().with(BuiltIn.USAGE, Usage.NOT_ASKED);
        List<Rule> rules = List.of(
                rule("PREFERRED", "preference == PREFERRED", Effect.REQUIRE),
                rule("OTHERWISE", "preference != PREFERRED", Effect.REMOVE));
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            assertThat(of(rules, evaluator).of(unasked).get(0).changes())
                    .extracting(AttributeChange::attribute)
                    .containsExactly(BuiltIn.USAGE, BuiltIn.PREFERENCE);
        }
    }

    @Test
    void that_nothing_can_publish_is_proved_over_every_case_within_reach() {
        List<Rule> rules = List.of(
                rule("PER", "mailboxType == PER", Effect.REMOVE), rule("WANTED", "usage == WANTED", Effect.REQUIRE));
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            assertThat(of(rules, evaluator).nothingPublishes(refused())).hasValueSatisfying(proof -> {
                assertThat(proof.reach()).isEqualTo(ConsideredActors.ANYONE);
                assertThat(proof.cases()).as("wanted or refused").isEqualTo(2);
            });
        }
    }

    @Test
    void a_day_that_is_past_does_not_come_again() {
        List<Rule> rules =
                List.of(rule("NOW", "phase != BEFORE", Effect.REMOVE), rule("THEN", "phase == BEFORE", Effect.ALLOW));
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            assertThat(of(rules, evaluator).nothingPublishes(refused()))
                    .hasValueSatisfying(proof -> assertThat(proof.reach()).isEqualTo(ConsideredActors.EVENTS));
        }
    }

    @Test
    void what_only_the_registers_can_change_is_out_of_peoples_reach_alone() {
        PublicationCase closed =
                refused().with(BuiltIn.USAGE, Usage.WANTED).with(BuiltIn.CARRIER_STATE, BuiltIn.State.CLOSED);
        try (CaseEvaluator evaluator = CaseEvaluator.compile(RULES)) {
            assertThat(of(RULES, evaluator).nothingPublishes(closed))
                    .hasValueSatisfying(proof -> assertThat(proof.reach()).isEqualTo(ConsideredActors.PEOPLE));
            assertThat(of(RULES, evaluator).nothingPublishes(refused())).isEmpty();
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("balise.counterfactual.seeds", 2));
    }

    /**
     * The random rules read no setting, so the space of one setting is enough. Over the whole space of possible cases: any
     * distance smaller, any set of the same size, would be seen.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_nearest_are_those_that_trying_every_case_finds(long seed) {
        Random random = new Random(seed);
        List<Rule> rules = randomRules(random);
        Verdict[] verdicts = SPACE.stream().map(each -> meant(rules, each)).toArray(Verdict[]::new);
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            Counterfactuals counterfactuals = of(rules, evaluator);
            for (int n = 0; n < 2; n++) {
                PublicationCase from = SPACE.get(random.nextInt(SPACE.size()));
                Map<ConsideredActors, Map<Verdict, Set<PublicationCase>>> byTrying = byTryingEveryCase(from, verdicts);
                for (ConsideredActors reach : ConsideredActors.values()) {
                    for (Verdict verdict : Verdict.values()) {
                        assertThat(counterfactuals.nearest(from, verdict, reach))
                                .as("%s within %s of %s", verdict, reach, from)
                                .containsExactlyInAnyOrderElementsOf(
                                        byTrying.get(reach).getOrDefault(verdict, Set.of()));
                    }
                }
            }
        }
    }

    private static List<Rule> randomRules(Random random) {
        List<Rule> rules = new ArrayList<>();
        Effect[] verdicts = {Effect.UNTOUCHED, Effect.REMOVE, Effect.REMOVE, Effect.REQUIRE, Effect.ALLOW};
        for (int number = 0; number < 8; number++) {
            List<Condition> parts = new ArrayList<>();
            for (int part = 0; part < 1 + random.nextInt(3); part++) {
                Attribute attribute =
                        Vocabulary.builtIn().of(CaseKind.PUBLICATION).get(random.nextInt(18));
                Condition one = new Condition.OneOf(
                        attribute, 1 << random.nextInt(attribute.values().size()));
                parts.add(random.nextInt(3) == 0 ? new Condition.Not(one) : one);
            }
            Condition condition = random.nextInt(4) == 0 ? new Condition.AnyOf(parts) : new Condition.AllOf(parts);
            rules.add(new Rule(
                    new RuleId("R" + number),
                    "Rule " + number,
                    List.of("A3-PER"),
                    condition,
                    List.of(verdicts[random.nextInt(verdicts.length)]),
                    new Text("fr", "en"),
                    new SourceLine("rules/random.drl", 1)));
        }
        return rules;
    }

    private static Map<ConsideredActors, Map<Verdict, Set<PublicationCase>>> byTryingEveryCase(
            PublicationCase from, Verdict[] verdicts) {
        Map<ConsideredActors, Map<Verdict, Integer>> distances = new EnumMap<>(ConsideredActors.class);
        Map<ConsideredActors, Map<Verdict, Set<PublicationCase>>> nearest = new EnumMap<>(ConsideredActors.class);
        for (ConsideredActors reach : ConsideredActors.values()) {
            distances.put(reach, new EnumMap<>(Verdict.class));
            nearest.put(reach, new EnumMap<>(Verdict.class));
        }
        for (int i = 0; i < SPACE.size(); i++) {
            int distance = 0;
            Actor farthest = Actor.PROFESSIONAL;
            for (Attribute attribute : from.attributes()) {
                int now = from.index(attribute);
                int then = SPACE.get(i).index(attribute);
                if (now != then) {
                    distance++;
                    Actor actor = AttributeActors.whoCan(from, attribute, then);
                    farthest = actor.compareTo(farthest) > 0 ? actor : farthest;
                }
            }
            for (ConsideredActors reach : ConsideredActors.values()) {
                int best = distances.get(reach).getOrDefault(verdicts[i], Integer.MAX_VALUE);
                if (distance <= best && reach.includes(farthest)) {
                    if (distance < best) {
                        distances.get(reach).put(verdicts[i], distance);
                        nearest.get(reach).put(verdicts[i], new TreeSet<>());
                    }
                    nearest.get(reach).get(verdicts[i]).add(SPACE.get(i));
                }
            }
        }
        return nearest;
    }

    private static Verdict meant(List<Rule> rules, PublicationCase aCase) {
        return Decision.of(rules.stream()
                        .filter(rule -> rule.condition().holds(aCase))
                        .toList())
                .verdict();
    }
}
