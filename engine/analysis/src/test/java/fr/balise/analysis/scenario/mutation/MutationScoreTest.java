package fr.balise.analysis.scenario.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.run.ObservedDecision;
import fr.balise.analysis.simulation.LoadedReference;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.population.Policies;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationScoreTest {
    private static final Policy POLICY = Policies.aPolicyOf(
            Policies.rule("REFUSED", "usage == REFUSED", Effect.REMOVE),
            Policies.rule("WANTED", "mailboxType == PER && usage == WANTED", Effect.REQUIRE),
            Policies.rule("STAYS", "usage != REFUSED", Effect.ALLOW));

    private static MutationScore score(String yaml) throws Exception {
        TreeMap<String, byte[]> content = new TreeMap<>();
        content.put("scenarios/some.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return MutationScore.of(
                POLICY, ScenarioReader.read(new PolicyFiles(content), POLICY), AnySettings.cases(POLICY));
    }

    private static List<String> changes(Rule rule) {
        return Mutations.of(rule).stream().map(mutant -> mutant.change().en()).toList();
    }

    @Test
    void a_rule_is_altered_in_every_small_way() {
        assertThat(changes(Policies.rule("A", "usage == WANTED && link in (HOLDER, UNKNOWN)", Effect.REMOVE)))
                .containsExactlyInAnyOrder(
                        "rule taken out",
                        "remove → untouched",
                        "remove → require",
                        "remove → allow",
                        "usage == WANTED left out",
                        "usage == WANTED → usage == REFUSED",
                        "usage == WANTED → usage == NOT_ASKED",
                        "usage == WANTED → usage == EXPIRED",
                        "usage == WANTED → usage != WANTED",
                        "link in (HOLDER, UNKNOWN) left out",
                        "link in (HOLDER, UNKNOWN) → link not in (HOLDER, UNKNOWN)",
                        "link in (HOLDER, UNKNOWN) → link == UNKNOWN",
                        "link in (HOLDER, UNKNOWN) → link == HOLDER",
                        "link in (HOLDER, UNKNOWN) → link in (OWN_STRUCTURE, UNKNOWN)",
                        "link in (HOLDER, UNKNOWN) → link in (SAME_LEGAL_ENTITY, UNKNOWN)",
                        "link in (HOLDER, UNKNOWN) → link in (ELSEWHERE, UNKNOWN)",
                        "link in (HOLDER, UNKNOWN) → link in (HOLDER, OWN_STRUCTURE)",
                        "link in (HOLDER, UNKNOWN) → link in (HOLDER, SAME_LEGAL_ENTITY)",
                        "link in (HOLDER, UNKNOWN) → link in (HOLDER, ELSEWHERE)");
        assertThat(changes(Policies.rule("B", "ranking != ON", Effect.ALLOW, Effect.FLAG)))
                .containsExactlyInAnyOrder(
                        "rule taken out",
                        "allow taken away",
                        "flag taken away",
                        "allow → untouched",
                        "allow → remove",
                        "allow → require",
                        "ranking != ON left out",
                        "ranking != ON → ranking != OFF",
                        "ranking != ON → ranking == ON");
        assertThat(changes(Policies.rule("C", "!(ranking == ON || usage == WANTED)", Effect.FLAG)))
                .contains("ranking == ON left out", "!((ranking == ON || usage == WANTED)) left out");
    }

    @Test
    void without_scenarios_nothing_is_noticed_and_every_survivor_has_a_witness_that_tells() throws Exception {
        MutationScore score = score("[]");

        assertThat(score.percent()).isZero();
        assertThat(score.killed()).isEmpty();
        assertThat(score.survivors()).isNotEmpty().allSatisfy(survivor -> {
            Decision before = new PlainMeaning(POLICY.rules()).decide(survivor.witness());
            Decision after = new PlainMeaning(survivor.mutant().in(POLICY.rules())).decide(survivor.witness());
            assertThat(after).as(survivor.in(Language.EN)).isNotEqualTo(before);
            assertThat(survivor.in(Language.FR)).contains("cas à ajouter : given: {");
        });
    }

    @Test
    void a_change_that_no_possible_case_notices_does_not_count() throws Exception {
        MutationScore score = score("[]");

        assertThat(score.equivalent())
                .as("what is refused is removed, allowed or not")
                .extracting(mutant ->
                        mutant.original().id() + ": " + mutant.change().en())
                .containsExactly("STAYS: usage != REFUSED left out");
    }

    @Test
    void scenarios_that_name_the_edges_notice_every_change() throws Exception {
        MutationScore score = score("""
                - scenario: Refused goes
                  rule: REFUSED
                  given: {usage: REFUSED}
                  expect: {verdict: REMOVE, decidedBy: [REFUSED]}
                - scenario: Refused goes whatever its type
                  given: {usage: REFUSED, mailboxType: CAB}
                  expect: {verdict: REMOVE, decidedBy: [REFUSED]}
                - scenario: Wanted comes
                  given: {usage: WANTED}
                  expect: {verdict: REQUIRED, decidedBy: [WANTED]}
                - scenario: A wanted one of another type stays
                  given: {usage: WANTED, mailboxType: CAB}
                  expect: {verdict: ALLOWED, decidedBy: [STAYS]}
                - scenario: A wanted application stays
                  given: {usage: WANTED, mailboxType: APP, carrierKind: SITUATION}
                  expect: {verdict: ALLOWED, decidedBy: [STAYS]}
                - scenario: A wanted service stays
                  given: {usage: WANTED, mailboxType: ORG, carrierKind: SITUATION}
                  expect: {verdict: ALLOWED, decidedBy: [STAYS]}
                - scenario: Unasked stays
                  given: {usage: NOT_ASKED}
                  expect: {verdict: ALLOWED, decidedBy: [STAYS]}
                - scenario: An expired answer stays
                  given: {usage: EXPIRED}
                  expect: {verdict: ALLOWED, decidedBy: [STAYS]}
                """);

        assertThat(score.survivors()).isEmpty();
        assertThat(score.percent()).isEqualTo(100);
    }

    @Test
    void scenarios_that_fail_already_measure_nothing() {
        assertThatThrownBy(() -> score("""
                        - scenario: Wrong
                          given: {usage: REFUSED}
                          expect: {verdict: ALLOWED}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Wrong");
    }

    @Test
    void the_plain_meaning_and_the_rules_that_speak_together_say_what_drools_says() {
        Policy policy = Policies.aSmallPolicy();
        List<PublicationCase> cases = CaseSpace.of(policy).cases();
        DecidedCases anySettings = AnySettings.cases(policy);
        Map<BitSet, PublicationCase> together = anySettings.speakingTogether(Integer.MAX_VALUE);
        PlainMeaning plain = new PlainMeaning(policy.rules());
        try (CaseEvaluator evaluator = CaseEvaluator.compile(policy.rules())) {
            Set<Decision> reached =
                    together.keySet().stream().map(anySettings::decision).collect(Collectors.toSet());
            Map<PublicationCase, Decision> decisions = evaluator.decide(cases);
            for (PublicationCase each : cases) {
                assertThat(plain.decide(each)).isEqualTo(decisions.get(each));
                assertThat(reached).contains(plain.decide(each));
            }
            together.forEach((speaking, shown) ->
                    assertThat(evaluator.decide(List.of(shown)).get(shown)).isEqualTo(anySettings.decision(speaking)));
        }
    }

    /** The reference has changes of every kind. */
    @Test
    void a_change_has_a_witness_when_and_only_when_a_possible_case_is_seen_to_come_out_otherwise() throws Exception {
        Policy policy = LoadedReference.policy();
        DecidedCases asItIs = AnySettings.cases(policy);
        MutantWitnesses witnesses = new MutantWitnesses(policy.rules(), asItIs);
        List<Mutant> mutants = policy.rules().stream()
                .flatMap(rule -> Mutations.of(rule).stream())
                .toList();
        List<Mutant> some = new Random(1)
                .ints(0, mutants.size())
                .distinct()
                .limit(6)
                .mapToObj(mutants::get)
                .toList();

        for (Mutant mutant : some) {
            DecidedCases changed = asItIs.with(mutant.in(policy.rules()));
            Optional<PublicationCase> witness = witnesses.of(mutant);
            List<PublicationCase> seen = seen(asItIs, changed);
            assertThat(witness.isPresent() || seen.isEmpty()).isTrue();
            witness.ifPresent(shown -> {
                assertThat(asItIs.possible().contains(shown)).isTrue();
                assertThat(otherwise(asItIs, changed, shown)).isTrue();
            });
        }
    }

    /** Of cases in which every set of rules speaks that can, before the change or after it. */
    private static List<PublicationCase> seen(DecidedCases asItIs, DecidedCases changed) {
        return Stream.of(asItIs, changed)
                .flatMap(each -> each.speakingTogether(Integer.MAX_VALUE).values().stream())
                .filter(each -> otherwise(asItIs, changed, each))
                .toList();
    }

    private static boolean otherwise(DecidedCases one, DecidedCases other, PublicationCase aCase) {
        return !ObservedDecision.of(aCase, one.decision(aCase))
                .equals(ObservedDecision.of(aCase, other.decision(aCase)));
    }
}
