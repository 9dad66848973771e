package fr.balise.analysis.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.RandomFacts;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.planner.Outline;
import fr.balise.core.planning.planner.Planner;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.population.Policies;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Facts that serve again, under settings and for days drawn at random, beside the same facts made ready each time. */
class SharedFactsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-15");
    private static final int WORLDS = 12;
    private static final int QUESTIONS = 12;

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    static CaseSettings settings(CaseSettings from, Random random) {
        CaseSettings moved = from.with(ActivityBands.ordinary(1 + random.nextInt(6), 7 + random.nextInt(12)))
                .with(
                        any(List.of(RedListHandling.values()), random),
                        any(List.of(Ranking.values()), random),
                        any(List.of(OrganisationalContact.values()), random));
        LocalDate transition = DAY.plusMonths(random.nextInt(8) - 4L);
        moved = moved.with(
                transition, transition.plusMonths(random.nextInt(6)), DAY.plusMonths(random.nextInt(8) - 4L));
        return random.nextInt(4) > 0 ? moved : moved.withUsageMonths(Optional.of(1 + random.nextInt(12)));
    }

    @Test
    void cases_derived_again_are_those_derived_alone() throws Exception {
        CaseSettings usual = LoadedReference.policy().caseSettings();
        for (int seed = 1; seed <= WORLDS; seed++) {
            Random random = new Random(seed);
            PublicationFacts facts = RandomFacts.of(random, DAY);
            PreparedFacts shared = new PreparedFacts(facts);
            for (int i = 0; i < QUESTIONS; i++) {
                CaseSettings settings = settings(usual, random);
                LocalDate day = DAY.plusMonths(random.nextInt(3));

                Derived again = shared.derive(settings, day);

                Derived alone = CaseDerivation.derive(facts, settings, day);
                assertThat(again.candidates()).isEqualTo(alone.candidates());
                assertThat(again.mailboxes()).isEqualTo(alone.mailboxes());
                assertThat(again.held()).isEqualTo(alone.held());
                assertThat(again.findings()).isEqualTo(alone.findings());
            }
        }
    }

    /** Also where a mailbox's activity depends on the structure, and where keys tell too many cases apart to be exact. */
    @Test
    void a_case_found_by_its_key_is_the_one_that_its_facts_tell() throws Exception {
        CaseSettings usual = LoadedReference.policy().caseSettings();
        CaseSettings wide = Policies.withAllAttributes(Policies.aSmallPolicy()).caseSettings();
        assertThat(usual.vocabulary().isExact()).isTrue();
        assertThat(wide.vocabulary().isExact()).isFalse();
        for (int seed = 1; seed <= 10 * WORLDS; seed++) {
            PublicationFacts facts = RandomFacts.of(new Random(seed), DAY);
            DirectoryIndex directory = new DirectoryIndex(facts.carriers());
            for (CaseSettings settings : List.of(usual, usual.with(byStructure(facts)), wide)) {
                assertThat(CaseDerivation.derive(facts, settings, DAY).candidates())
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.publicationCase())
                                .isEqualTo(each.reading(
                                                new Circumstances(directory, settings, DAY),
                                                facts.operator().owns(each.address()))
                                        .publicationCase()));
            }
        }
    }

    private static ActivityBands byStructure(PublicationFacts facts) {
        Map<Scope, Limits> exceptions = new HashMap<>();
        facts.carriers().stream()
                .filter(Structure.class::isInstance)
                .flatMap(structure -> StructureName.of((Structure) structure).limit(1))
                .forEach(name -> exceptions.put(
                        new Scope(Optional.empty(), Optional.of(name)), new Limits(1, 2 + exceptions.size() % 9)));
        return new ActivityBands(new Limits(6, 12), exceptions);
    }

    @Test
    void an_outline_has_the_changes_the_impact_and_the_numbers_of_the_plan() throws Exception {
        Policy usual = LoadedReference.policy();
        try (PublicationEngine engine = PublicationEngine.of(usual)) {
            for (int seed = 1; seed <= WORLDS; seed++) {
                Random random = new Random(seed);
                PublicationFacts facts = RandomFacts.of(random, DAY);
                PreparedFacts shared = new PreparedFacts(facts);
                for (int i = 0; i < QUESTIONS; i++) {
                    Policy policy = usual.with(settings(usual.caseSettings(), random));

                    Outline outline = Outline.of(policy, shared, DAY, engine::decideCases);

                    Plan plan = planned(policy, facts, engine::decideCases);
                    assertThat(outline.changes().stream().sorted(Change.ORDER))
                            .containsExactlyElementsOf(plan.changes());
                    assertThat(outline.impact()).isEqualTo(plan.impact());
                    assertThat(outline.keep()).isEqualTo(plan.summary().keep());
                    assertThat(outline.undecided()).isEqualTo(plan.summary().undecided());
                }
            }
        }
    }

    private static Plan planned(Policy policy, PublicationFacts facts, CaseDecider decider) {
        Derived derived = CaseDerivation.derive(facts, policy.caseSettings(), DAY);
        Map<PublicationCase, Decision> decisions = decider.decide(
                derived.candidates().stream().map(Candidate::publicationCase).toList());
        return Planner.plan(policy, new PreparedFacts(facts), DAY, derived, decisions, decider);
    }
}
