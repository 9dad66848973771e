package fr.balise.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.RandomFacts;
import fr.balise.analysis.scenario.mutation.Mutant;
import fr.balise.analysis.scenario.mutation.Mutations;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.planner.Planner;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference policy with one small change at a time, over facts made at random: one of several changes of each rule, all of
 * them with {@code -Dbalise.mutants.step=1}.
 */
class MutatedPoliciesTest {
    private static final List<LocalDate> DAYS = List.of(LocalDate.parse("2026-09-15"), LocalDate.parse("2027-09-15"));

    private static final int STEP = Integer.getInteger("balise.mutants.step", 6);

    private static Policy reference;
    private static Map<PublicationFacts, Map<LocalDate, DecidedPlan>> plans;

    private record Spot(MailboxAddress address, CandidateCarrier carrier) {}

    @BeforeAll
    static void plan_with_the_reference_policy() throws Exception {
        Policy loaded = LoadedReference.policy();
        // Ranks are written, so that they are compared as well.
        reference = loaded.with(
                loaded.caseSettings().with(RedListHandling.HIDE, Ranking.ON, OrganisationalContact.LEGAL_ENTITY));
        plans = new LinkedHashMap<>();
        for (int seed = 1; seed <= 8; seed++) {
            PublicationFacts facts = RandomFacts.of(new Random(seed), DAYS.get(0));
            plans.put(
                    facts, DAYS.stream().collect(Collectors.toMap(day -> day, day -> planned(reference, facts, day))));
        }
    }

    /** What the conditions mean decides here; that Drools says the same is proved elsewhere, over every case. */
    private record Meaning(List<Rule> rules) implements CaseDecider {
        @Override
        public <C extends FlatCase> Map<C, Decision> decide(Collection<C> cases) {
            Map<C, Decision> decisions = new HashMap<>();
            cases.forEach(each -> decisions.computeIfAbsent(each, this::of));
            return decisions;
        }

        private Decision of(FlatCase aCase) {
            return Decision.of(
                    rules.stream().filter(rule -> rule.speaksOf(aCase)).toList());
        }
    }

    private static DecidedPlan planned(Policy policy, PublicationFacts facts, LocalDate day) {
        PreparedFacts prepared = new PreparedFacts(facts);
        Derived derived = prepared.derive(policy.caseSettings(), day);
        Meaning meaning = new Meaning(policy.allRules());
        Map<PublicationCase, Decision> decisions = meaning.decide(
                derived.candidates().stream().map(Candidate::publicationCase).toList());
        return new DecidedPlan(
                Planner.plan(policy, prepared, day, derived, decisions, meaning),
                derived.candidates().stream()
                        .map(each ->
                                new DecidedCase(each, Objects.requireNonNull(decisions.get(each.publicationCase()))))
                        .toList());
    }

    private static Map<Spot, String> changes(Plan plan) {
        return plan.changes().stream()
                .collect(Collectors.toMap(
                        change -> new Spot(
                                change.place().address(),
                                new CandidateCarrier.Shown(change.place().carrier())),
                        change -> change.id().value()));
    }

    private static Set<Spot> differing(Plan one, Plan other) {
        Map<Spot, String> first = changes(one);
        Map<Spot, String> second = changes(other);
        Set<Spot> spots = new HashSet<>(first.keySet());
        spots.addAll(second.keySet());
        spots.removeIf(spot -> Objects.equals(first.get(spot), second.get(spot)));
        return spots;
    }

    @Test
    void a_simulation_shows_what_differs_between_the_two_plans_and_nothing_else() {
        int[] told = new int[1];
        reference.allRules().stream()
                .flatMap(rule -> everyNth(Mutations.of(rule)))
                .forEach(mutant -> {
                    Policy mutated = reference.with(mutant.in(reference.allRules()));
                    plans.entrySet().stream()
                            .limit(2)
                            .forEach(world -> world.getValue().forEach((day, before) -> {
                                PublicationFacts facts = world.getKey();
                                DecidedPlan after = planned(mutated, facts, day);
                                Set<Spot> shown = shown(before, after, facts);
                                assertThat(shown)
                                        .as(
                                                "%s: %s",
                                                mutant.original().id(),
                                                mutant.change().en())
                                        .isEqualTo(differing(before.plan(), after.plan()));
                                told[0] += shown.size();
                            }));
                });
        assertThat(told[0]).isGreaterThan(300 / STEP);
    }

    private static Stream<Mutant> everyNth(List<Mutant> mutants) {
        return IntStream.range(0, mutants.size())
                .filter(number -> number % STEP == 0)
                .mapToObj(mutants::get);
    }

    /** In either direction: what the smaller policy does not look at, it leaves untouched. */
    @Test
    void with_a_row_deleted_the_simulation_shows_what_is_gone_and_nothing_else() {
        int[] told = new int[1];
        reference
                .settingRows()
                .forEach(row -> row.saidOtherwise(reference.caseSettings())
                        .forEach(settings -> plans.forEach((facts, byDay) -> byDay.forEach((day, with) -> {
                            DecidedPlan without = planned(reference.with(settings), facts, day);
                            assertThat(shown(with, without, facts))
                                    .as("%s", row.id())
                                    .isEqualTo(differing(with.plan(), without.plan()));
                            assertThat(shown(without, with, facts))
                                    .as("%s", row.id())
                                    .isEqualTo(differing(with.plan(), without.plan()));
                            told[0] += differing(with.plan(), without.plan()).size();
                        }))));
        assertThat(told[0]).isPositive();
    }

    private static Set<Spot> shown(DecidedPlan before, DecidedPlan after, PublicationFacts facts) {
        return Simulation.compare(before, after, new PreparedFacts(facts)).changed().stream()
                .filter(each -> each.consequence() != Consequence.UNSEEN)
                .map(each -> new Spot(each.address(), each.carrier()))
                .collect(Collectors.toSet());
    }

    @Test
    void with_a_rule_deleted_what_only_that_rule_said_is_gone() {
        Set<RuleId> alone = new HashSet<>();
        Set<RuleId> spoke = new HashSet<>();
        for (Rule rule : reference.allRules()) {
            List<Rule> others = reference.allRules().stream()
                    .filter(each -> !each.equals(rule))
                    .toList();
            plans.forEach((facts, byDay) -> byDay.forEach((day, before) -> {
                if (mentioned(before.plan()).contains(rule.id().value())) {
                    spoke.add(rule.id());
                }
                Plan after = planned(reference.with(others), facts, day).plan();
                assertThat(mentioned(after))
                        .as("%s", rule.id())
                        .doesNotContain(rule.id().value());
                Set<String> left = Set.copyOf(changes(after).values());
                before.plan().changes().stream()
                        .filter(change -> change.action() != Change.Action.UPDATE)
                        .filter(change -> change.reasons().stream()
                                .map(Reason::rule)
                                .filter(MutatedPoliciesTest::decides)
                                .allMatch(rule.id()::equals))
                        .forEach(change -> {
                            alone.add(rule.id());
                            assertThat(left)
                                    .as("%s", rule.id())
                                    .doesNotContain(change.id().value());
                        });
                if (rule.effects().contains(Effect.HIDE)) {
                    assertThat(after.changes())
                            .noneMatch(change ->
                                    change.edits().redList().newValue().orElse(false));
                }
                if (rule.effects().contains(Effect.PREFER)) {
                    assertThat(after.changes())
                            .noneMatch(
                                    change -> change.edits().rank().newValue().isPresent());
                }
            }));
        }
        assertThat(alone)
                .extracting(RuleId::value)
                .contains("ORG-CONTACT-NOT-WANTED", "MAILBOX-MISSING")
                .hasSizeGreaterThan(8);
        assertThat(spoke).extracting(RuleId::value).contains("PER-WITHOUT-SITUATION", "RED-LIST-HIDDEN");
        assertThat(plans.values().stream()
                        .flatMap(byDay -> byDay.values().stream())
                        .flatMap(each -> each.plan().changes().stream())
                        .filter(change -> change.edits().redList().newValue().orElse(false)))
                .isNotEmpty();
    }

    /** False for a rule that says only how a mailbox is shown. */
    private static boolean decides(RuleId id) {
        return !Set.of(Effect.HIDE, Effect.PREFER)
                .containsAll(reference.rule(id).orElseThrow().effects());
    }

    private static Set<String> mentioned(Plan plan) {
        Stream<String> reasons = plan.changes().stream()
                .flatMap(change -> change.reasons().stream())
                .map(Reason::rule)
                .map(RuleId::value);
        return Stream.concat(reasons, plan.findings().stream().map(finding -> finding.code()))
                .collect(Collectors.toSet());
    }
}
