package fr.balise.analysis.simulation;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Policies.aPolicyOf;
import static fr.balise.core.population.Policies.rule;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.population.Mailboxes.MailboxBuilder;
import fr.balise.core.population.Places.PublishedBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two small policies on one professional. */
class SimulationTest {
    private static final String ANNE = "anne@ours.mssante.fr";
    private static final Rule WANTED = rule("WANTED", "usage == WANTED", Effect.REQUIRE);
    private static final Rule WANTED_STAYS = rule("WANTED", "usage == WANTED", Effect.ALLOW);
    private static final Rule WANTED_GOES = rule("WANTED", "usage == WANTED", Effect.REMOVE);
    private static final Rule HIDDEN = rule("HIDDEN", "redList == LISTED", Effect.HIDE);
    private static final Rule INACTIVE = rule("INACTIVE", "activity == INACTIVE", Effect.REMOVE);

    private static Population anneAbsent() {
        return anne(aPersonalMailbox(ANNE));
    }

    private static Population anne(MailboxBuilder mailbox) {
        return aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inTown()).holding(mailbox), wanted(ANNE, "SE-1"));
    }

    private static Population anneShown(MailboxBuilder mailbox, PublishedBuilder shown) {
        return aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(shown))
                                .holding(mailbox),
                        wanted(ANNE, "SE-1"));
    }

    private static Comparison compare(Policy inForce, Policy replacement, PublicationFacts facts) {
        try (PublicationEngine a = PublicationEngine.of(inForce);
                PublicationEngine b = PublicationEngine.of(replacement)) {
            return Simulation.run(a, b, facts, Policies.TODAY);
        }
    }

    private static ChangedMailbox onTheSituation(Comparison comparison) {
        return comparison.changed().stream()
                .filter(each -> each.before().outcome().verdict() != Verdict.UNDECIDED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_policy_against_itself_changes_nothing() {
        Comparison comparison = compare(
                Policies.aSmallPolicy(), Policies.aSmallPolicy(), anneAbsent().facts());

        assertThat(comparison.changed()).isEmpty();
        assertThat(comparison.all().total()).isZero();
        assertThat(comparison.before()).isEqualTo(comparison.after());
    }

    @Test
    void a_mailbox_that_only_the_first_policy_attaches_disappears() {
        Comparison comparison =
                compare(aPolicyOf(WANTED), aPolicyOf(WANTED_GOES), anneAbsent().facts());

        assertThat(onTheSituation(comparison)).satisfies(changed -> {
            assertThat(changed.consequence()).isEqualTo(Consequence.DISAPPEARS);
            assertThat(changed.before().action()).contains(Action.ATTACH);
            assertThat(changed.after().action()).isEmpty();
        });
        assertThat(comparison.byRule()).singleElement().satisfies(share -> {
            assertThat(share.before()).isEqualTo(1);
            assertThat(share.after()).isEqualTo(1);
        });
        assertThat(comparison.byDomain()).containsOnlyKeys("ours.mssante.fr");
    }

    @Test
    void whoever_loses_the_last_address_is_named_on_the_side_where_it_happens() {
        PublicationFacts facts =
                anneShown(aPersonalMailbox(ANNE), published(ANNE)).facts();

        Comparison stricter = compare(aPolicyOf(WANTED), aPolicyOf(WANTED_GOES), facts);
        Comparison milder = compare(aPolicyOf(WANTED_GOES), aPolicyOf(WANTED), facts);

        assertThat(stricter.newlyLeft()).hasSize(1);
        assertThat(stricter.noLongerLeft()).isEmpty();
        assertThat(onTheSituation(stricter).after().action()).contains(Action.DETACH);
        assertThat(milder.newlyLeft()).isEmpty();
        assertThat(milder.noLongerLeft()).hasSize(1);
        assertThat(onTheSituation(milder).consequence()).isEqualTo(Consequence.APPEARS);
    }

    @Test
    void another_verdict_that_nobody_can_see_is_counted_as_such() {
        Comparison comparison = compare(
                aPolicyOf(WANTED_STAYS), aPolicyOf(WANTED_GOES), anneAbsent().facts());

        assertThat(comparison.all()).isEqualTo(new Tally(0, 0, 0, 1));
    }

    @Test
    void a_removal_that_the_plan_withholds_is_not_seen() {
        Comparison comparison = compare(
                aPolicyOf(WANTED),
                aPolicyOf(WANTED_GOES),
                anneShown(aPersonalMailbox(ANNE), published(ANNE).twice()).facts());

        assertThat(onTheSituation(comparison).consequence()).isEqualTo(Consequence.UNSEEN);
        assertThat(comparison.newlyLeft()).isEmpty();
    }

    @Test
    void a_mark_alone_is_a_change_where_the_mailbox_is_shown_and_none_where_it_is_not() {
        MailboxBuilder listed = aPersonalMailbox(ANNE).redListed();

        Comparison shown = compare(
                aPolicyOf(WANTED), aPolicyOf(WANTED, HIDDEN), anne(listed).facts());
        Comparison removed = compare(
                aPolicyOf(WANTED_GOES),
                aPolicyOf(WANTED_GOES, HIDDEN),
                anne(listed).facts());

        assertThat(shown.all()).isEqualTo(new Tally(0, 0, 1, 0));
        assertThat(onTheSituation(shown).after().reasons())
                .extracting(reason -> reason.rule().value())
                .containsExactly("WANTED", "HIDDEN");
        assertThat(removed.changed()).isEmpty();
    }

    @Test
    void a_mailbox_is_found_again_although_the_policies_see_another_case() {
        Policy lenient = aPolicyOf(WANTED, INACTIVE);
        Policy strict = withActivity(lenient, ActivityBands.ordinary(1, 2));

        Comparison comparison = compare(
                lenient,
                strict,
                anne(aPersonalMailbox(ANNE).lastUsed("2026-09-30")).facts());

        assertThat(comparison.changed())
                .filteredOn(each -> !each.shifts().isEmpty())
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each.shifts()).containsExactly(Shift.of(BuiltIn.ACTIVITY, "RECENT", "INACTIVE")));
        assertThat(comparison.all().disappears()).isEqualTo(1);
    }

    private static Policy withActivity(Policy policy, ActivityBands bands) {
        CaseSettings known = policy.caseSettings();
        CaseSettings settings = new CaseSettings(
                known.conforming(),
                bands,
                known.care(),
                known.transitionFrom(),
                known.targetFrom(),
                known.type10CutOff(),
                known.redListHandling(),
                known.ranking());
        return new Policy(
                policy.name(),
                policy.version(),
                policy.title(),
                policy.digest(),
                settings,
                policy.removalLimits(),
                policy.rules(),
                policy.invariants());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_facts_does_not_matter(long seed) {
        Population population = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(published(ANNE)))
                                .with(aSituation("SE-2").inHospital())
                                .holding(aPersonalMailbox(ANNE)),
                        aPractitioner("10990000022")
                                .with(aSituation("SE-3").inLaboratory())
                                .holding(aPersonalMailbox("bruno@ours.mssante.fr")),
                        wanted(ANNE, "SE-1"),
                        wanted(ANNE, "SE-2"),
                        wanted("bruno@ours.mssante.fr", "SE-3"));

        Comparison ordered = compare(aPolicyOf(WANTED), aPolicyOf(WANTED_GOES), population.facts());

        assertThat(ordered.changed()).hasSize(3);
        assertThat(compare(aPolicyOf(WANTED), aPolicyOf(WANTED_GOES), population.shuffledBy(seed)))
                .isEqualTo(ordered);
    }
}
