package fr.balise.analysis.proof;

import static fr.balise.core.population.Policies.aPolicyOf;
import static fr.balise.core.population.Policies.aSmallPolicy;
import static fr.balise.core.population.Policies.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.syntax.ConditionText;
import fr.balise.core.population.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyProofTest {
    /** Provable: it removes whatever it does not want. */
    static Policy sound() {
        return aPolicyOf(
                rule("FOREIGN", "ownership == FOREIGN", Effect.UNTOUCHED),
                rule("GONE", "ownership == OWN && mailboxStatus != ACTIVE", Effect.REMOVE),
                rule("NOWHERE", "ownership == OWN && carrierState != OPEN", Effect.REMOVE),
                rule("UNWANTED", "ownership == OWN && usage != WANTED && carrierKind == SITUATION", Effect.REMOVE),
                rule("TYPE10", "holderIdentifier == ADDRESS", Effect.REMOVE),
                rule("WANTED", "usage == WANTED && mailboxStatus == ACTIVE", Effect.REQUIRE),
                rule(
                        "STAYS",
                        "ownership == OWN && mailboxStatus == ACTIVE && carrierState == OPEN && usage != WANTED"
                                + " && carrierKind != SITUATION && holderIdentifier != ADDRESS",
                        Effect.ALLOW));
    }

    private static Policy changing(String id, UnaryOperator<Rule> change) {
        return with(sound().rules().stream()
                .map(each -> each.id().value().equals(id) ? change.apply(each) : each)
                .toList());
    }

    private static Policy with(List<Rule> rules) {
        return aPolicyOf(rules.toArray(new Rule[0]));
    }

    private static Policy promising(Invariant invariant) {
        Policy policy = sound();
        return new Policy(
                policy.name(),
                policy.version(),
                policy.title(),
                policy.digest(),
                policy.caseSettings(),
                policy.removalLimits(),
                policy.rules(),
                List.of(invariant));
    }

    private static List<Violation> faults(Policy policy) {
        PolicyProof.Result result = PolicyProof.of(policy);
        List<Violation> faults = result.violations().stream()
                .filter(violation -> violation.kind().isFault())
                .toList();
        assertThat(result.holds()).isEqualTo(faults.isEmpty());
        return faults;
    }

    @Test
    void a_sound_policy_gets_a_certificate() {
        PolicyProof.Result result = PolicyProof.of(sound());

        assertThat(result.violations()).isEmpty();
        assertThat(result.certificate().holds()).isTrue();
        assertThat(result.certificate().cases()).isPositive();
        assertThat(result.certificate().mailboxCases()).isZero();
        assertThat(result.certificate().policyDigest()).isEqualTo(sound().digest());
        assertThat(result.certificate()).isEqualTo(PolicyProof.of(sound()).certificate());
        assertThat(result.certificate().digest())
                .isEqualTo(PolicyProof.of(sound()).certificate().digest());
    }

    @Test
    void a_missing_rule_leaves_cases_that_nobody_decides_and_says_which() {
        Policy policy = with(sound().rules().stream()
                .filter(each -> !each.id().value().equals("STAYS"))
                .toList());

        assertThat(faults(policy)).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("DECIDED");
            assertThat(violation.witnesses().get(0).kind().inRules())
                    .contains(
                            "mailboxStatus == ACTIVE",
                            "carrierState == OPEN",
                            "carrierKind in (PRACTITIONER, STRUCTURE)")
                    .doesNotContain("presence", "redList", "activity");
            assertThat(violation.witnesses().get(0).kind().inWords().en())
                    .contains("active in the stock", "on a professional's record or on a structure");
            assertThat(violation.witnesses().get(0).kind().inWords().fr())
                    .contains("active dans le stock", "sur la fiche d'un professionnel ou sur une structure");
        });
    }

    @Test
    void an_inverted_condition_publishes_without_usage_and_is_caught() {
        Policy policy = changing(
                "UNWANTED", each -> rule("UNWANTED", "carrierKind == SITUATION && usage == WANTED", Effect.REMOVE));

        assertThat(faults(policy)).extracting(Violation::id).contains("DECIDED", "WANTED");
    }

    @Test
    void a_rule_that_publishes_without_usage_is_caught_in_the_target_phase_only() {
        Policy policy = changing(
                "UNWANTED",
                each -> rule(
                        "UNWANTED", "ownership == OWN && carrierKind == SITUATION && usage == REFUSED", Effect.REMOVE));
        Policy tolerating = with(Stream.concat(
                        policy.rules().stream(),
                        Stream.of(rule(
                                "TOLERATED",
                                "ownership == OWN && mailboxStatus == ACTIVE && carrierState == OPEN"
                                        + " && carrierKind == SITUATION && usage == NOT_ASKED",
                                Effect.ALLOW)))
                .toList());

        assertThat(faults(tolerating)).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("USAGE-WANTED");
            assertThat(violation.witnesses()).allSatisfy(witness -> {
                assertThat(witness.kind().inRules()).contains("usage == NOT_ASKED", "phase == TARGET");
                assertThat(witness.decision().verdict()).isEqualTo(Verdict.ALLOWED);
                assertThat(witness.expected()).isEqualTo(Verdict.REMOVE);
                assertThat(witness.scenario(Language.EN))
                        .contains("- scenario: '", "  given: {", "phase: TARGET", "  expect: {verdict: REMOVE}");
            });
        });
    }

    @Test
    void an_overlap_that_says_two_things_of_one_mailbox_is_caught() {
        Policy policy = changing(
                "STAYS",
                each -> rule(
                        "STAYS",
                        "ownership == OWN && mailboxStatus == ACTIVE && carrierState == OPEN"
                                + " && holderIdentifier != ADDRESS",
                        Effect.ALLOW));

        assertThat(faults(policy)).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.CONTRADICTION);
            assertThat(violation.witnesses().get(0).kind().inRules()).contains("usage == WANTED");
        });
    }

    @Test
    void an_overlap_that_silences_a_rule_is_caught() {
        List<Rule> rules = new ArrayList<>(sound().rules());
        rules.add(rule("NEVER", "usage == WANTED", Effect.REMOVE));

        assertThat(faults(with(rules))).singleElement().satisfies(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.UNHEARD_RULE);
            assertThat(violation.id()).isEqualTo("WANTED");
            assertThat(violation.what().en()).contains("a stronger verdict stands (REMOVE)");
            assertThat(violation.witnesses()).allSatisfy(witness -> {
                assertThat(witness.decision().verdict()).isEqualTo(Verdict.REMOVE);
                assertThat(witness.expected()).isEqualTo(Verdict.REQUIRED);
            });
        });
    }

    @Test
    void a_change_to_the_mailbox_of_another_operator_is_caught() {
        Policy policy = changing("FOREIGN", each -> rule("FOREIGN", "ownership == FOREIGN", Effect.REMOVE));

        assertThat(faults(policy)).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("FOREIGN-UNTOUCHED");
            assertThat(violation.witnesses()).singleElement().satisfies(witness -> {
                assertThat(witness.kind().inRules()).isEqualTo("ownership == FOREIGN");
                assertThat(witness.expected()).isEqualTo(Verdict.UNTOUCHED);
            });
        });
    }

    @Test
    void publishing_on_a_closed_carrier_is_caught() {
        Policy policy = changing(
                "NOWHERE", each -> rule("NOWHERE", "ownership == OWN && carrierState == UNKNOWN", Effect.REMOVE));

        assertThat(faults(policy)).extracting(Violation::id).contains("CARRIER-OPEN");
    }

    @Test
    void type_10_after_the_cut_off_is_caught() {
        Policy policy = changing(
                "TYPE10", each -> rule("TYPE10", "holderIdentifier == ADDRESS && usage != WANTED", Effect.REMOVE));

        assertThat(faults(policy)).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("TYPE10-ENDS");
            assertThat(violation.witnesses().get(0).kind().inRules())
                    .contains("mailboxType == PER", "holderIdentifier == ADDRESS", "phase in (TRANSITION, TARGET)");
        });
    }

    @Test
    void a_decision_that_would_be_taken_back_is_caught() {
        List<Rule> rules = new ArrayList<>(sound().rules());
        rules.add(rule("AWAY", "usage == WANTED && mailboxType == CAB && presence == PUBLISHED", Effect.REMOVE));

        assertThat(faults(with(rules))).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("STABLE");
            assertThat(violation.witnesses().get(0).kind().inRules()).contains("mailboxType == CAB", "usage == WANTED");
        });
    }

    @Test
    void a_rule_that_no_facts_can_reach_is_dead_and_the_reason_is_told() {
        List<Rule> rules = new ArrayList<>(sound().rules());
        rules.add(rule("DEAD", "mailboxStatus == MISSING && usage == WANTED", Effect.REMOVE));
        rules.add(rule("ABSURD", "usage == WANTED && usage == REFUSED", Effect.REMOVE));

        assertThat(faults(with(rules))).extracting(Violation::kind).containsOnly(Kind.DEAD_RULE);
        assertThat(faults(with(rules)))
                .extracting(violation -> violation.what().en())
                .anyMatch(said -> said.contains("neither holder nor activity nor usage is known"))
                .anyMatch(said -> said.contains("contradict each other"));
    }

    @Test
    void a_rule_for_another_setting_sleeps_and_a_repetition_is_noted_without_fault() {
        List<Rule> rules = new ArrayList<>(sound().rules());
        rules.add(rule("SLEEPS", "redList == LISTED && redListHandling == REMOVE", Effect.REMOVE));
        rules.add(rule("REPEATS", "mailboxStatus == CLOSED", Effect.REMOVE));
        PolicyProof.Result result = PolicyProof.of(with(rules));

        assertThat(result.holds()).isTrue();
        assertThat(result.violations())
                .extracting(Violation::kind, Violation::id)
                .containsExactlyInAnyOrder(tuple(Kind.SLEEPING_RULE, "SLEEPS"), tuple(Kind.REDUNDANT_RULE, "REPEATS"));
    }

    @Test
    void an_invariant_of_the_policy_is_proved_like_the_others() {
        Invariant kept = new Invariant(
                "CAB-WANTED",
                new Text(
                        "Sur une situation, un cabinet seulement si voulu", "On a situation a practice only if wanted"),
                ConditionText.read("mailboxType == CAB && carrierKind == SITUATION && usage != WANTED"),
                Set.of(Effect.REMOVE, Effect.UNTOUCHED));
        Invariant broken = new Invariant(
                "NO-CAB",
                new Text("Aucune boîte de cabinet", "No practice mailbox"),
                ConditionText.read("mailboxType == CAB && ownership == OWN"),
                Set.of(Effect.REMOVE));

        assertThat(faults(promising(kept))).isEmpty();
        assertThat(PolicyProof.of(promising(kept)).certificate().promises()).contains("CAB-WANTED");
        assertThat(PolicyProof.of(promising(kept)).certificate().digest())
                .isNotEqualTo(PolicyProof.of(sound()).certificate().digest());
        assertThat(faults(promising(broken))).singleElement().satisfies(violation -> {
            assertThat(violation.id()).isEqualTo("NO-CAB");
            assertThat(violation.what().fr()).isEqualTo("Aucune boîte de cabinet");
        });
    }

    @Test
    void the_hand_made_policy_of_other_tests_is_found_wanting() {
        assertThat(faults(aSmallPolicy())).isNotEmpty();
    }

    @Test
    void a_policy_that_reads_eight_attributes_of_sixteen_values_is_proved_in_full() {
        PolicyProof.Result result = PolicyProof.of(Policies.withAllAttributes(sound()));

        assertThat(result.certificate().cases()).isGreaterThan(1L << 40);
        assertThat(result.certificate().run()).isLessThan(100_000);
        assertThat(result.violations())
                .extracting(Violation::kind)
                .contains(Kind.MORE_CASES)
                .doesNotContain(Kind.TOO_MANY_CASES, Kind.ORDER);
        assertThat(result.holds()).isTrue();
    }

    @Test
    void a_fault_among_thousands_of_millions_of_cases_is_shown_by_the_attributes_that_matter() {
        Policy policy = Policies.withAllAttributes(sound());
        List<Rule> rules = policy.rules().stream()
                .filter(rule -> !rule.id().value().equals("UNWANTED"))
                .toList();

        Violation hole = faults(policy.with(rules)).get(0);

        assertThat(hole.id()).isEqualTo("DECIDED");
        assertThat(hole.cases()).isGreaterThan(1L << 32);
        assertThat(hole.witnesses().get(0).kind().values().keySet())
                .contains(BuiltIn.USAGE)
                .noneMatch(DeclaredAttribute.class::isInstance);
    }
}
