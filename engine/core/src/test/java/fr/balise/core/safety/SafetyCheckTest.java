package fr.balise.core.safety;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.StructureImpact;
import fr.balise.core.planning.Impact.Tally;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit is walked up to, and one step past. */
class SafetyCheckTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final String DOMAIN = "exemple.mssante.fr";
    private static final Map<String, Integer> WHOLE = Map.of("publications", 100);

    /** So many removals out of so many publications, each of an address of its own. */
    private static Plan removing(int removed, int published, MailboxType type, String... rules) {
        return plan(removed, impact(type, tally(published, removed)), rules);
    }

    private static Tally tally(int published, int removed) {
        return new Tally(published, removed, published - removed);
    }

    private static Impact impact(MailboxType type, Tally tally) {
        return new Impact(
                new TreeMap<>(Map.of(type, tally)),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(WHOLE));
    }

    private static Plan plan(int removed, Impact impact, String... rules) {
        List<Reason> reasons = List.of(rules.length == 0 ? new String[] {"ONE", "OTHER"} : rules).stream()
                .map(rule -> new Reason(new RuleId(rule), List.of("A3-INACTIVE"), new Text("essai", "trial")))
                .toList();
        List<Change> changes = IntStream.range(0, removed)
                .<Change>mapToObj(i -> new Change.Detach(
                        new Change.Place(
                                new MailboxAddress("b" + i + "@" + DOMAIN),
                                MailboxType.PER,
                                new CarrierRef(CarrierKind.SITUATION, "s" + i),
                                List.of()),
                        reasons,
                        Expectation.showing("ab".repeat(32))))
                .toList();
        return new Plan(
                new Plan.Head(
                        new Plan.PolicyRef("reference", "1.0.0", "ab".repeat(32), "ba".repeat(32), ProofStatus.NONE),
                        new Plan.OperatorRef("Opérateur d'exemple", List.of(DOMAIN)),
                        Optional.empty(),
                        new TreeMap<>(),
                        TODAY,
                        new RemovalLimits(30, 5_000, Map.of(MailboxType.ORG, 20), 25)),
                new Summary(removed + 1, 0, 0, 0, removed, 0, 0, removed, 0, 1, 0, removed, 1, Breakdown.of(changes)),
                impact,
                List.of(),
                List.of(),
                changes,
                List.of(),
                List.of());
    }

    private static Plan with(Plan plan, List<Assumption> assumed, List<Change> changes) {
        return new Plan(
                plan.head(), plan.summary(), plan.impact(), assumed, List.of(), changes, List.of(), plan.findings());
    }

    private static List<Limit> broken(Plan plan) {
        return broken(plan, PastRuns.NONE);
    }

    private static List<Limit> broken(Plan plan, PastRuns past) {
        return SafetyCheck.of(plan, past, TODAY).stream().map(Breach::limit).toList();
    }

    private static Breach only(Plan plan, PastRuns past) {
        List<Breach> breaches = SafetyCheck.of(plan, past, TODAY);
        assertThat(breaches).hasSize(1);
        return breaches.get(0);
    }

    private static PastRuns removed(Map<LocalDate, Integer> removals) {
        return new PastRuns(Map.of(), new TreeMap<>(removals), Optional.empty());
    }

    @Test
    void a_share_at_the_limit_passes_and_one_more_is_refused_with_both_numbers() {
        assertThat(broken(removing(30, 100, MailboxType.PER))).isEmpty();

        Breach breach = only(removing(31, 100, MailboxType.PER), PastRuns.NONE);

        assertThat(breach.limit()).isEqualTo(Limit.REMOVAL_SHARE);
        assertThat(breach.text().en())
                .contains("31.0 % (31 of 100)", "30 %", "limits.removalShare", "--override removal-share");
        assertThat(breach.text().fr()).contains("31,0 % (31 sur 100)", "--override removal-share");
        assertThat(breach.liftedBy(Set.of())).isFalse();
        assertThat(breach.liftedBy(Set.of("removal-share"))).isTrue();
    }

    @Test
    void few_removals_are_not_measured_by_share() {
        assertThat(broken(removing(25, 30, MailboxType.PER))).isEmpty();
        assertThat(broken(removing(26, 30, MailboxType.PER))).containsExactly(Limit.REMOVAL_SHARE);
    }

    @Test
    void a_type_may_have_a_limit_of_its_own() {
        assertThat(broken(removing(40, 200, MailboxType.ORG))).isEmpty();
        assertThat(broken(removing(41, 200, MailboxType.ORG))).containsExactly(Limit.REMOVAL_SHARE_BY_TYPE);
    }

    @Test
    void a_number_at_the_limit_passes_and_one_more_is_refused() {
        assertThat(broken(removing(5_000, 100_000, MailboxType.PER))).isEmpty();

        Text text =
                only(removing(5_001, 100_000, MailboxType.PER), PastRuns.NONE).text();

        assertThat(text.en()).contains("removes 5,001 publications; the limit is 5,000", "--override removal-count");
        assertThat(text.fr()).contains("dépublie 5\u00a0001 rattachements ; la limite est de 5\u00a0000.");
    }

    @Test
    void one_rule_alone_removes_no_more_than_its_share() {
        assertThat(broken(removing(200, 1_000, MailboxType.PER, "INACTIVE"))).isEmpty();
        assertThat(broken(removing(201, 1_000, MailboxType.PER, "INACTIVE")))
                .containsExactly(Limit.REMOVAL_SHARE_BY_RULE);
        assertThat(broken(removing(201, 1_000, MailboxType.PER, "INACTIVE", "NOT-ASKED")))
                .isEmpty();
    }

    @Test
    void an_open_structure_loses_no_more_than_its_share() {
        assertThat(broken(inStructure(true, tally(60, 30)))).isEmpty();
        assertThat(broken(inStructure(true, tally(60, 31)))).containsExactly(Limit.REMOVAL_SHARE_BY_STRUCTURE);
        assertThat(broken(inStructure(false, tally(60, 60)))).isEmpty();
    }

    private static Plan inStructure(boolean open, Tally tally) {
        Impact impact = impact(MailboxType.PER, tally(1_000, tally.removed()));
        return plan(
                tally.removed(),
                new Impact(
                        impact.types(),
                        impact.domains(),
                        List.of(new StructureImpact("Clinique Exemple (Organization/o1)", open, tally)),
                        List.of(),
                        List.of(),
                        new TreeMap<>(WHOLE)));
    }

    @Test
    void the_smallest_operator_does_not_lose_its_only_publication_unnamed() {
        assertThat(broken(removing(1, 1, MailboxType.PER))).containsExactly(Limit.WHOLE_REMOVED);
        assertThat(broken(removing(3, 4, MailboxType.PER))).isEmpty();
        assertThat(broken(removing(4, 4, MailboxType.PER))).containsExactly(Limit.WHOLE_REMOVED);
    }

    @Test
    void an_address_that_only_moves_is_not_removed_as_a_whole() {
        assertThat(broken(plan(4, impact(MailboxType.PER, new Tally(4, 4, 4))))).isEmpty();
    }

    @Test
    void three_of_a_type_a_domain_or_an_open_structure_do_not_all_go_unnamed() {
        SortedMap<MailboxType, Tally> types = new TreeMap<>(Map.of(MailboxType.PER, tally(90, 0)));
        types.put(MailboxType.ORG, tally(2, 2));
        assertThat(broken(withTypes(types))).isEmpty();
        types.put(MailboxType.ORG, tally(3, 3));
        assertThat(broken(withTypes(types))).containsExactly(Limit.WHOLE_REMOVED);

        assertThat(broken(inStructure(true, tally(2, 2)))).isEmpty();
        assertThat(broken(inStructure(true, tally(3, 3)))).containsExactly(Limit.WHOLE_REMOVED);
        assertThat(broken(inStructure(false, tally(3, 3)))).isEmpty();
    }

    private static Plan withTypes(SortedMap<MailboxType, Tally> types) {
        Impact impact = new Impact(types, new TreeMap<>(), List.of(), List.of(), List.of(), new TreeMap<>(WHOLE));
        return plan(impact.removed(), impact);
    }

    @Test
    void slices_of_several_nights_are_added_up() {
        Map<LocalDate, Integer> nights = new TreeMap<>();
        for (int night = 1; night <= 6; night++) {
            nights.put(TODAY.minusDays(night), 5);
        }
        assertThat(broken(removing(10, 70, MailboxType.PER), removed(nights))).isEmpty();
        assertThat(broken(removing(11, 70, MailboxType.PER), removed(nights)))
                .containsExactly(Limit.REMOVALS_WITHIN_DAYS);
    }

    @Test
    void what_was_removed_before_those_days_no_longer_counts() {
        assertThat(broken(removing(11, 70, MailboxType.PER), removed(Map.of(TODAY.minusDays(6), 30))))
                .containsExactly(Limit.REMOVALS_WITHIN_DAYS);
        assertThat(broken(removing(11, 70, MailboxType.PER), removed(Map.of(TODAY.minusDays(7), 30))))
                .isEmpty();
    }

    @Test
    void a_small_stock_does_not_go_one_by_one_either() {
        assertThat(broken(removing(1, 7, MailboxType.PER), removed(Map.of(TODAY.minusDays(1), 3))))
                .isEmpty();
        assertThat(broken(removing(1, 6, MailboxType.PER), removed(Map.of(TODAY.minusDays(1), 4))))
                .containsExactly(Limit.REMOVALS_WITHIN_DAYS);
    }

    @Test
    void a_source_that_holds_much_less_than_at_the_last_run_refuses_removals() {
        PastRuns last = new PastRuns(
                Map.of("stock", 100, "system https://finess.esante.gouv.fr", 20), new TreeMap<>(), Optional.empty());

        assertThat(broken(withSources(1, Map.of("stock", 70, "system https://finess.esante.gouv.fr", 20)), last))
                .isEmpty();
        Breach shrank = only(withSources(1, Map.of("stock", 27, "system http://finess.sante.gouv.fr", 20)), last);
        assertThat(shrank.limit()).isEqualTo(Limit.SOURCE_SHRANK);
        assertThat(shrank.text().en())
                .contains("lines of the stock: 100 → 27", "'https://finess.esante.gouv.fr': 20 → 0");
    }

    @Test
    void each_source_that_shrank_is_told_by_its_name() {
        Map<String, Integer> sources =
                Map.of("stock", 10, "answers", 10, "carriers", 10, "publications", 10, "matched", 10);

        assertThat(only(withSources(1, Map.of("other", 1)), new PastRuns(sources, new TreeMap<>(), Optional.empty()))
                        .text()
                        .en())
                .contains(
                        "lines of the stock: 10 → 0",
                        "usage declarations: 10 → 0",
                        "resources of the directory: 10 → 0",
                        "the operator's publications in the directory: 10 → 0",
                        "mailboxes whose identifier is found in the directory: 10 → 0");
    }

    @Test
    void a_plan_made_from_nothing_needs_a_person() {
        Plan plan = removing(0, 0, MailboxType.PER);
        Summary nothing = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Breakdown.of(List.of()));
        Plan empty = new Plan(
                plan.head(), nothing, plan.impact(), List.of(), List.of(), List.of(), List.of(), plan.findings());

        Breach breach = only(empty, PastRuns.NONE);

        assertThat(breach.text().fr()).contains("aucun cas : le stock et l'annuaire étaient vides");
        assertThat(breach.liftedBy(Set.of("empty-plan"))).isTrue();
    }

    @Test
    void a_source_may_shrink_while_nothing_is_removed() {
        PastRuns last = new PastRuns(Map.of("stock", 100), new TreeMap<>(), Optional.empty());

        assertThat(broken(withSources(0, Map.of("stock", 10)), last)).isEmpty();
    }

    private static Plan withSources(int removed, Map<String, Integer> sources) {
        Impact impact = impact(MailboxType.PER, tally(100, removed));
        return plan(
                removed,
                new Impact(impact.types(), impact.domains(), List.of(), List.of(), List.of(), new TreeMap<>(sources)));
    }

    @Test
    void a_part_of_what_an_operator_has_is_not_taken_for_all_of_it() {
        PastRuns last = new PastRuns(Map.of("stock", 100), new TreeMap<>(), Optional.empty());

        assertThat(broken(removing(1, 1, MailboxType.PER).ofPart(), last)).isEmpty();
    }

    @Test
    void parts_that_come_one_by_one_add_up_to_the_share_of_what_the_last_whole_run_saw() {
        Plan leaver = removing(1, 1, MailboxType.PER).ofPart();

        assertThat(broken(leaver, after(40, 24))).isEmpty();
        assertThat(broken(leaver, after(40, 25))).containsExactly(Limit.REMOVALS_WITHIN_DAYS);
        assertThat(broken(leaver, after(100, 39))).isEmpty();
        assertThat(broken(leaver, after(100, 40))).containsExactly(Limit.REMOVALS_WITHIN_DAYS);
    }

    private static PastRuns after(int published, int removed) {
        return new PastRuns(Map.of("publications", published), new TreeMap<>(Map.of(TODAY, removed)), Optional.empty());
    }

    @Test
    void each_protected_one_is_named_by_itself() {
        Impact impact = impact(MailboxType.ORG, tally(100, 2));
        Plan plan = plan(
                2,
                new Impact(
                        impact.types(),
                        impact.domains(),
                        List.of(),
                        List.of(),
                        List.of("010000024", "urgences@" + DOMAIN),
                        new TreeMap<>(WHOLE)));
        List<Breach> breaches = SafetyCheck.of(plan, PastRuns.NONE, TODAY);

        assertThat(SafetyCheck.overridesNeeded(breaches))
                .containsExactly("protected=010000024", "protected=urgences@" + DOMAIN);
        assertThat(breaches.get(0).liftedBy(Set.of("protected=urgences@" + DOMAIN)))
                .isFalse();
        assertThat(breaches.get(1).liftedBy(Set.of("protected=urgences@" + DOMAIN)))
                .isTrue();
        assertThat(Limit.named("protected")).isEmpty();
        assertThat(Limit.named("protected=urgences@" + DOMAIN)).contains(Limit.PROTECTED);
    }

    @Test
    void the_last_address_of_a_professional_is_not_taken_unnamed() {
        Impact impact = impact(MailboxType.PER, tally(100, 1));
        Plan plan = plan(
                1,
                new Impact(
                        impact.types(),
                        impact.domains(),
                        List.of(),
                        List.of(new Impact.LastAddress("Dr Exemple (Practitioner/p1)", List.of("b@" + DOMAIN))),
                        List.of(),
                        new TreeMap<>(WHOLE)));

        assertThat(only(plan, PastRuns.NONE).text().en())
                .contains("1 professional with no address; the limit is 0: Dr Exemple", "--override last-address");
    }

    @Test
    void a_target_whose_last_plan_was_refused_waits_for_a_person() {
        PastRuns past = new PastRuns(
                Map.of(),
                new TreeMap<>(),
                Optional.of(new RefusedPlan("ab".repeat(32), TODAY.minusDays(1), List.of("whole-removed"))));

        Breach quarantine = only(removing(0, 4, MailboxType.PER), past);

        assertThat(quarantine.text().en())
                .contains("refused on 30 November 2026", "--override whole-removed", "balise quarantine --reject");
        assertThat(quarantine.liftedBy(Set.of("removal-share"))).isFalse();
        assertThat(quarantine.liftedBy(Set.of("whole-removed"))).isTrue();
        assertThat(quarantine.liftedBy(Set.of("quarantine"))).isTrue();
    }

    @Test
    void a_plan_that_lost_changes_is_never_begun() {
        Plan whole = removing(3, 100, MailboxType.PER);
        Plan cut = with(whole, List.of(), whole.changes().subList(0, 2));
        Breach breach = only(cut, PastRuns.NONE);

        assertThat(breach.text().en()).contains("announces 3 changes and holds 2");
        assertThat(breach.liftedBy(Set.of("truncated-plan"))).isFalse();
    }

    @Test
    void what_rests_on_an_assumption_needs_a_person_until_the_operator_confirms_it() {
        Plan plan = removing(3, 100, MailboxType.PER);
        List<ChangeId> all = plan.changes().stream().map(Change::id).toList();

        Breach breach = only(
                with(plan, List.of(new Assumption("type10.cutOff", "2026-10-01", false, all)), plan.changes()),
                PastRuns.NONE);

        assertThat(breach.limit()).isEqualTo(Limit.ASSUMED_DATE);
        assertThat(breach.overrides()).containsExactly("assumed-date");
        assertThat(breach.text().en()).contains("type10.cutOff = 2026-10-01 (3)", "confirmed: [type10.cutOff]");
        assertThat(broken(
                        with(plan, List.of(new Assumption("type10.cutOff", "2026-10-01", true, all)), plan.changes())))
                .isEmpty();
    }

    @Test
    void limits_that_are_broken_together_are_told_together() {
        assertThat(broken(removing(5_001, 5_001, MailboxType.ORG)))
                .containsExactly(
                        Limit.REMOVAL_COUNT, Limit.REMOVAL_SHARE, Limit.REMOVAL_SHARE_BY_TYPE, Limit.WHOLE_REMOVED);
    }
}
