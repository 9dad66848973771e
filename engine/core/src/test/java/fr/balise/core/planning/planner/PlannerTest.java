package fr.balise.core.planning.planner;

import static fr.balise.core.policy.model.Effect.REMOVE;
import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.aServiceMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.aStructure;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.PublicationEngine;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.population.Mailboxes.MailboxBuilder;
import fr.balise.core.population.Places.PractitionerBuilder;
import fr.balise.core.population.Places.PublishedBuilder;
import fr.balise.core.population.Places.StructureBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is changed, and what is left alone and why; decided by the small policy of {@link Policies}. */
class PlannerTest {
    private static final String ANNE = "anne@ours.mssante.fr";
    private static final String CARDIO = "cardio@ours.mssante.fr";

    private static PublicationEngine engine;

    @BeforeAll
    static void open() {
        engine = PublicationEngine.of(Policies.aSmallPolicy());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Plan plan(Population population) {
        return engine.plan(population.facts(), Policies.TODAY);
    }

    private static Plan planInTheTargetPhase(Population population) {
        return engine.plan(population.facts(), Policies.SETTINGS.targetFrom());
    }

    private static List<String> changes(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.action() + " " + change.place().address() + " "
                        + change.place().carrier().id())
                .toList();
    }

    private static List<String> codes(Plan plan) {
        return plan.findings().stream().map(Finding::code).toList();
    }

    private static PractitionerBuilder anneInTown() {
        return aPractitioner().with(aSituation("SE-1").inTown());
    }

    private static PractitionerBuilder anneShownInTown() {
        return aPractitioner().with(aSituation("SE-1").inTown().showing(published(ANNE)));
    }

    @Test
    void a_wanted_mailbox_is_attached_with_its_reason_and_the_expectation_that_it_is_absent() {
        Plan plan = plan(aPopulation().of(anneInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1")));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.ATTACH);
            assertThat(change.reasons())
                    .extracting(reason -> reason.rule().value())
                    .containsExactly("WANTED");
            assertThat(change.expected()).isEqualTo(Expectation.absent());
            assertThat(change.edits().redList()).isEqualTo(Edit.set(false));
            assertThat(change.edits().rank()).isEqualTo(Edit.keep());
        });
        assertThat(plan.summary())
                .returns(1, Summary::attach)
                .returns(1, Summary::calls)
                .returns(1L, Summary::etaSeconds);
    }

    @Test
    void a_refused_mailbox_is_detached_as_it_was_read() {
        Plan plan = plan(aPopulation().of(anneShownInTown().holding(aPersonalMailbox(ANNE)), refused(ANNE, "SE-1")));

        assertThat(changes(plan)).containsExactly("DETACH " + ANNE + " SE-1");
        assertThat(plan.changes().get(0).expected())
                .isEqualTo(
                        Expectation.showing(new Sha256().bytes("shown:" + ANNE).hex()));
        assertThat(plan.changes().get(0).edits().isEmpty()).isTrue();
    }

    @Test
    void a_mailbox_that_is_where_it_should_be_is_kept() {
        Plan plan = plan(aPopulation().of(anneShownInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1")));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.summary().keep()).isEqualTo(1);
    }

    @Test
    void an_allowed_mailbox_is_not_added_where_it_is_not() {
        Plan plan = plan(aPopulation().of(anneInTown().holding(aPersonalMailbox(ANNE))));

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).containsExactly("UNASKED");
    }

    @Test
    void a_mailbox_that_is_required_nowhere_is_told_by_the_rule_that_says_so_and_by_nothing_else()
            throws InvalidPolicy {
        SamplePolicy policy = SamplePolicy.sample()
                .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                .with("rules/homeless.drl", """
                        rule "Nowhere"
                          @ruleId(NOWHERE) @source(A3-PER)
                        when
                          $case : MailboxCase( mailboxType == PER, requiredPlaces == NONE )
                        then
                          verdicts.flag($case);
                        end
                        """)
                .with("messages_fr.properties", "GOOD=Oui.\nNOWHERE=Nulle part.\n")
                .with("messages_en.properties", "GOOD=Yes.\nNOWHERE=Nowhere.\n");
        Population wantedInTown = aPopulation().of(anneInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1"));
        Population unasked = aPopulation().of(anneInTown().holding(aPersonalMailbox(ANNE)));
        try (PublicationEngine asking = PublicationEngine.load(policy.files());
                PublicationEngine silent = PublicationEngine.load(SamplePolicy.sample()
                        .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                        .files())) {
            assertThat(codes(asking.plan(wantedInTown.facts(), Policies.TODAY))).doesNotContain("NOWHERE");
            assertThat(asking.plan(unasked.facts(), Policies.TODAY).findings())
                    .filteredOn(finding -> finding.code().equals("NOWHERE"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.subject()).hasToString(ANNE);
                        assertThat(finding.message().en()).isEqualTo("Nowhere.");
                    });
            assertThat(codes(silent.plan(unasked.facts(), Policies.TODAY))).containsExactly("UNDECIDED");
        }
    }

    @Test
    void a_row_of_the_policy_about_a_structure_that_the_directory_does_not_show_is_told() throws InvalidPolicy {
        SamplePolicy policy = SamplePolicy.sample().with("tables/activity.csv", """
                        id,source,structure,dormantAfterMonths,inactiveAfterMonths
                        KNOWN,LOCAL,750000001,3,4
                        MISTYPED,LOCAL,750000010,3,4
                        """);
        try (PublicationEngine exceptions = PublicationEngine.load(policy.files())) {
            Plan plan =
                    exceptions.plan(aPopulation().of(aStructure("750000001")).facts(), Policies.TODAY);

            assertThat(plan.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("POLICY_STRUCTURE_UNKNOWN");
                assertThat(finding.subject()).hasToString("tables/activity.csv:3");
                assertThat(finding.message().en()).contains("MISTYPED", "750000010");
            });
        }
    }

    @Test
    void sectors_that_no_structure_has_are_told_once_where_a_rule_reads_care_settings() {
        try (PublicationEngine reading = PublicationEngine.of(
                Policies.aPolicyOf(Policies.rule("HOSPITAL", "careSetting == HOSPITAL", Effect.ALLOW)))) {
            Plan plan = reading.plan(aPopulation().of(aStructure("750000001")).facts(), Policies.TODAY);

            assertThat(plan.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("POLICY_SECTOR_UNKNOWN");
                assertThat(finding.message().en()).contains("SA07, SA25");
            });
        }
    }

    /** What ends in the target phase, after long disuse, for a type-10 holder, and what ends or comes in any case. */
    private static Policy withEveryEnd() {
        return Policies.aPolicyAssuming(
                EnumSet.allOf(AssumedSetting.class),
                Policies.rule(
                        "TARGET", "usage == NOT_ASKED && phase == TARGET && holderIdentifier == NATIONAL", REMOVE),
                Policies.rule("INACTIVE", "activity == INACTIVE", REMOVE),
                Policies.rule("TYPE10", "holderIdentifier == ADDRESS && type10CutOff == REACHED", REMOVE),
                Policies.rule("REFUSED", "usage == REFUSED", REMOVE),
                Policies.rule("WANTED", "usage == WANTED", Effect.REQUIRE),
                Policies.rule("ELSE", "presence in (PUBLISHED, ABSENT)", Effect.ALLOW));
    }

    @Test
    void a_change_rests_on_an_assumed_setting_exactly_when_its_neighbouring_value_would_not_give_it() {
        Population population = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("UNASKED").inTown().showing(published(ANNE)))
                                .with(aSituation("DENIED").inHospital().showing(published(ANNE)))
                                .with(aSituation("WANTED").inLaboratory())
                                .holding(aPersonalMailbox(ANNE).lastUsed("2027-06-30")),
                        aPractitioner("10000000002")
                                .with(aSituation("UNUSED").inTown().showing(published("unused@ours.mssante.fr")))
                                .holding(aPersonalMailbox("unused@ours.mssante.fr")
                                        .lastUsed("2026-01-01")),
                        aPersonalMailbox("ten@ours.mssante.fr").heldByAddress().lastUsed("2027-06-30"),
                        aPractitioner("10000000003")
                                .with(aSituation("TEN").inTown().showing(published("ten@ours.mssante.fr"))),
                        refused(ANNE, "DENIED"),
                        wanted(ANNE, "WANTED"),
                        wanted("unused@ours.mssante.fr", "UNUSED"));

        Map<String, List<String>> later = assumptions(population, "2027-07-01");
        Map<String, List<String>> before = assumptions(population, "2026-12-01");

        assertThat(later)
                .containsOnly(
                        Map.entry("phases.target 2027-07-01", List.of("DETACH UNASKED")),
                        Map.entry("type10.cutOff 2026-10-01", List.of("DETACH TEN")),
                        Map.entry("activity.inactiveAfterMonths 12", List.of("DETACH UNUSED")));
        assertThat(before).containsOnly(Map.entry("type10.cutOff 2026-10-01", List.of("DETACH TEN")));
    }

    private static Map<String, List<String>> assumptions(Population population, String asOf) {
        try (PublicationEngine deciding = PublicationEngine.of(withEveryEnd())) {
            Plan plan = deciding.plan(population.facts(), LocalDate.parse(asOf));
            Map<ChangeId, String> told = plan.changes().stream()
                    .collect(Collectors.toMap(
                            Change::id,
                            change -> change.action() + " "
                                    + change.place().carrier().id()));
            assertThat(told.values()).contains("DETACH DENIED", "ATTACH WANTED");
            return plan.assumed().stream()
                    .collect(Collectors.toMap(
                            assumption -> assumption.setting() + " " + assumption.value(),
                            assumption ->
                                    assumption.changes().stream().map(told::get).toList()));
        }
    }

    @Test
    void another_operators_mailbox_is_never_in_the_plan() {
        Plan plan = plan(aPopulation()
                .of(aPractitioner()
                        .closed()
                        .with(aSituation("SE-1").closed().showing(published("anne@theirs.mssante.fr")))));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.summary().untouched()).isEqualTo(1);
    }

    @Test
    void on_one_carrier_attaches_come_before_updates_and_updates_before_detaches() {
        StructureBuilder site = aStructure("750000011");
        Plan plan = plan(aPopulation()
                .of(
                        site.showing(published("zzz@ours.mssante.fr"))
                                .showing(published("mmm@ours.mssante.fr").describedAs("Avant")),
                        aServiceMailbox("mmm@ours.mssante.fr").of(site).described("Après"),
                        aServiceMailbox("aaa@ours.mssante.fr").of(site),
                        aServiceMailbox("zzz@ours.mssante.fr").of(site).suspended()));

        assertThat(plan.changes())
                .extracting(Change::action)
                .containsExactly(Action.ATTACH, Action.UPDATE, Action.DETACH);
    }

    @Test
    void a_case_on_which_no_rule_speaks_is_reported_and_left() {
        Policy mute = Policies.aPolicyOf(Policies.rule("GONE", "mailboxStatus == CLOSED", Effect.REMOVE));
        try (PublicationEngine undecided = PublicationEngine.of(mute)) {
            Plan plan = undecided.plan(
                    aPopulation()
                            .of(anneShownInTown().holding(aPersonalMailbox(ANNE)))
                            .facts(),
                    Policies.TODAY);

            assertThat(plan.changes()).isEmpty();
            assertThat(codes(plan)).contains("UNDECIDED");
            assertThat(plan.summary().undecided()).isEqualTo(1);
        }
    }

    @Test
    void a_mailbox_of_which_something_could_not_be_read_is_left_and_the_change_reported_as_withheld() {
        Plan plan = plan(aPopulation()
                .of(anneShownInTown().holding(aPersonalMailbox(ANNE)), refused(ANNE, "SE-1"))
                .holdingBack(ANNE));

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).contains("WITHHELD");
    }

    @Test
    void a_withheld_change_names_what_is_told_of_its_own_mailbox_as_its_cause() {
        Plan plan = plan(aPopulation()
                .of(
                        anneShownInTown()
                                .holding(aPersonalMailbox(ANNE))
                                .holding(aPersonalMailbox(ANNE).suspended()),
                        refused(ANNE, "SE-1")));

        assertThat(plan.findings())
                .filteredOn(finding -> finding.code().equals("WITHHELD"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.causedBy()).contains("DUPLICATE_MAILBOX"));
    }

    @Test
    void what_a_rule_asks_about_a_mailbox_whose_answer_cannot_be_read_follows_from_that() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown())
                                .with(aSituation("SE-2").inTown())
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1"),
                        refused(ANNE, "SE-1")));

        assertThat(plan.findings())
                .filteredOn(finding -> finding.code().equals("UNASKED"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.causedBy()).contains("CONTRADICTORY_DECLARATIONS"));
    }

    @Test
    void that_a_mailbox_is_required_nowhere_follows_from_what_is_not_known_of_its_places() throws InvalidPolicy {
        SamplePolicy policy = SamplePolicy.sample()
                .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                .with("rules/homeless.drl", """
                        rule "Nowhere"
                          @ruleId(NOWHERE) @source(A3-PER)
                        when
                          $case : MailboxCase( mailboxType == PER, requiredPlaces == NONE )
                        then
                          verdicts.flag($case);
                        end

                        rule "Personal"
                          @ruleId(PERSONAL) @source(A3-PER)
                        when
                          $case : MailboxCase( mailboxType == PER )
                        then
                          verdicts.flag($case);
                        end

                        rule "Not identified"
                          @ruleId(UNIDENTIFIED) @source(A3-PER)
                        when
                          $case : PublicationCase( practitionerState == UNKNOWN )
                        then
                          verdicts.allow($case);
                          verdicts.flag($case);
                        end
                        """)
                .with("messages_fr.properties", "GOOD=Oui.\nNOWHERE=Nulle part.\nPERSONAL=À soi.\nUNIDENTIFIED=Qui ?\n")
                .with(
                        "messages_en.properties",
                        "GOOD=Yes.\nNOWHERE=Nowhere.\nPERSONAL=One's own.\nUNIDENTIFIED=Who?\n");
        Population unidentified = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).heldBy("10000000009"));
        try (PublicationEngine asking = PublicationEngine.load(policy.files())) {
            Plan plan = asking.plan(unidentified.facts(), Policies.TODAY);

            assertThat(plan.findings())
                    .filteredOn(finding -> finding.code().equals("NOWHERE"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.causedBy()).contains("UNIDENTIFIED"));
            assertThat(plan.findings())
                    .filteredOn(finding -> finding.code().equals("PERSONAL"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.causedBy()).isEmpty());
        }
    }

    private static List<String> causes(Plan plan) {
        return plan.findings().stream()
                .flatMap(finding -> finding.causedBy().stream())
                .toList();
    }

    @Test
    void an_address_shown_twice_on_one_carrier_cannot_be_changed() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inTown()
                                        .showing(published(ANNE).twice()))
                                .holding(aPersonalMailbox(ANNE)),
                        refused(ANNE, "SE-1")));

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).contains("REPEATED_ATTACHMENT", "WITHHELD");
        assertThat(causes(plan)).containsExactly("REPEATED_ATTACHMENT");
    }

    @Test
    void an_address_shown_twice_on_one_carrier_is_told_even_when_nothing_is_to_be_changed() {
        Population wanted = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inTown()
                                        .showing(published(ANNE).twice()))
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1"));

        assertThat(codes(plan(wanted))).containsExactly("REPEATED_ATTACHMENT");
    }

    @Test
    void a_protected_name_that_stands_nowhere_is_told() {
        PublicationFacts facts = aPopulation()
                .of(anneShownInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1"))
                .facts();
        Identifier typo = new Identifier("https://finess.esante.gouv.fr", "750000019");
        Operator operator = new Operator(
                facts.operator().name(),
                facts.operator().domains(),
                Map.of(),
                new Operator.Protection(
                        Set.of(new MailboxAddress(ANNE), new MailboxAddress("urgence@ours.mssante.fr")), Set.of(typo)),
                Set.of());

        PublicationFacts guarded = new PublicationFacts(
                operator,
                facts.mailboxes(),
                facts.declarations(),
                facts.carriers(),
                facts.held(),
                facts.doubts(),
                facts.gaps(),
                facts.findings(),
                facts.inputs());

        assertThat(engine.plan(guarded, Policies.TODAY).findings())
                .extracting(finding -> finding.code() + " " + finding.subject().name())
                .containsExactly("PROTECTED_UNKNOWN " + typo, "PROTECTED_UNKNOWN urgence@ours.mssante.fr");
    }

    @Test
    void nothing_is_removed_for_want_of_an_answer_where_one_is_dated_ahead() {
        Population ahead = aPopulation()
                .of(
                        anneShownInTown().holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").on("2028-01-01"));

        assertThat(changes(planInTheTargetPhase(ahead))).isEmpty();
        assertThat(codes(planInTheTargetPhase(ahead))).contains("WITHHELD", "UNASKED");
        assertThat(causes(planInTheTargetPhase(ahead))).containsOnly("DECLARATION_IN_FUTURE");
    }

    @Test
    void no_removal_rests_on_the_silence_of_a_stock_that_was_not_read_whole() {
        Population missing = aPopulation().of(anneShownInTown());

        assertThat(changes(plan(missing))).containsExactly("DETACH " + ANNE + " SE-1");
        assertThat(changes(plan(missing.readWithGap(Gap.STOCK)))).isEmpty();
    }

    @Test
    void no_removal_rests_on_the_silence_of_declarations_that_were_not_read_whole() {
        Population unasked = aPopulation()
                .of(
                        aPractitioner("10000000009")
                                .with(aSituation("SE-9").inTown().showing(published(ANNE))),
                        aPractitioner().holding(aPersonalMailbox(ANNE)));

        assertThat(changes(plan(unasked))).containsExactly("DETACH " + ANNE + " SE-9");
        assertThat(changes(plan(unasked.readWithGap(Gap.DECLARATIONS)))).isEmpty();
    }

    /** The number of the structure that answers for a mailbox may stand on an open record that was not read. */
    @Test
    void a_closed_structure_in_a_directory_not_read_whole_removes_no_contact_elsewhere() {
        StructureBuilder closed = aStructure("750000011").closed();
        Population contact = aPopulation()
                .of(
                        closed,
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inHospital()
                                        .showing(published(CARDIO).as(MailboxType.ORG)))
                                .with(aSituation("SE-2")
                                        .at(closed)
                                        .showing(published(CARDIO).as(MailboxType.ORG))),
                        aServiceMailbox(CARDIO).of(closed),
                        refused(CARDIO, "SE-1"),
                        refused(CARDIO, "SE-2"));

        assertThat(changes(plan(contact))).containsExactly("DETACH " + CARDIO + " SE-1", "DETACH " + CARDIO + " SE-2");
        assertThat(changes(plan(contact.readWithGap(Gap.DIRECTORY)))).containsExactly("DETACH " + CARDIO + " SE-2");
    }

    /** The holder may have another situation, for which nobody has answered. */
    @Test
    void a_refusal_for_all_situations_that_were_read_leaves_the_record_when_the_directory_was_not_read_whole() {
        Population refused = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(published(ANNE)))
                                .showing(published(ANNE))
                                .holding(aPersonalMailbox(ANNE)),
                        refused(ANNE, "SE-1"));

        assertThat(changes(plan(refused)))
                .containsExactlyInAnyOrder("DETACH " + ANNE + " P-10000000001", "DETACH " + ANNE + " SE-1");
        assertThat(changes(plan(refused.readWithGap(Gap.DIRECTORY)))).containsExactly("DETACH " + ANNE + " SE-1");
    }

    /** Not in the stock is not in the stock, whoever may have answered. */
    @Test
    void an_address_outside_the_stock_goes_even_when_declarations_were_not_read_whole() {
        Population missing = aPopulation().of(anneShownInTown()).readWithGap(Gap.DECLARATIONS);

        assertThat(changes(plan(missing))).containsExactly("DETACH " + ANNE + " SE-1");
    }

    @Test
    void nothing_is_removed_for_want_of_an_answer_from_a_situation_that_no_answer_can_name() {
        Population nameless = aPopulation().of(unidentified(aPersonalMailbox(ANNE)));
        Population suspended =
                aPopulation().of(unidentified(aPersonalMailbox(ANNE).suspended()));

        assertThat(changes(planInTheTargetPhase(nameless))).isEmpty();
        assertThat(codes(planInTheTargetPhase(nameless))).contains("SITUATION_WITHOUT_IDENTIFIER", "WITHHELD");
        assertThat(causes(planInTheTargetPhase(nameless))).containsExactly("SITUATION_WITHOUT_IDENTIFIER");
        assertThat(changes(planInTheTargetPhase(suspended))).containsExactly("DETACH " + ANNE + " SE-1");
    }

    private static PractitionerBuilder unidentified(MailboxBuilder mailbox) {
        return aPractitioner()
                .with(aSituation("SE-1").inTown().unidentified().showing(published(ANNE)))
                .holding(mailbox);
    }

    @Test
    void a_refusal_that_was_read_counts_even_when_other_declarations_could_not_be() {
        Population refusal = aPopulation()
                .of(anneShownInTown().holding(aPersonalMailbox(ANNE)), refused(ANNE, "SE-1"))
                .readWithGap(Gap.DECLARATIONS);

        assertThat(changes(plan(refusal))).containsExactly("DETACH " + ANNE + " SE-1");
    }

    @Test
    void no_removal_rests_on_a_resource_that_a_directory_not_read_whole_does_not_show() {
        Population nowhere = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").somewhereUnknown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).heldBy("10000000001"),
                        wanted(ANNE, "SE-1"));

        assertThat(changes(plan(nowhere))).containsExactly("DETACH " + ANNE + " SE-1");
        assertThat(changes(plan(nowhere.readWithGap(Gap.DIRECTORY)))).isEmpty();
    }

    @Test
    void somebody_elses_situation_may_be_the_holders_under_a_record_that_could_not_be_read() {
        Population elsewhere = aPopulation()
                .of(
                        aPractitioner().holding(aPersonalMailbox(ANNE)),
                        aPractitioner("10000000002")
                                .recordedAs("P-OTHER")
                                .with(aSituation("SE-2").inTown().showing(published(ANNE))),
                        wanted(ANNE, "SE-2"));

        assertThat(changes(plan(elsewhere))).containsExactly("DETACH " + ANNE + " SE-2");
        assertThat(changes(plan(elsewhere.readWithGap(Gap.DIRECTORY)))).isEmpty();
    }

    @Test
    void a_holder_whose_records_are_closed_may_have_an_open_one_that_could_not_be_read() {
        Population closed = aPopulation()
                .of(
                        aPractitioner()
                                .closed()
                                .with(aSituation("SE-1").inTown().showing(published(ANNE)))
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1"));

        assertThat(changes(plan(closed))).containsExactly("DETACH " + ANNE + " SE-1");
        assertThat(changes(plan(closed.readWithGap(Gap.DIRECTORY)))).isEmpty();
    }

    @Test
    void a_closed_situation_is_closed_whatever_else_could_not_be_read() {
        Population closed = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").closed().inTown().showing(published(ANNE)))
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1"))
                .readWithGap(Gap.DIRECTORY);

        assertThat(changes(plan(closed))).containsExactly("DETACH " + ANNE + " SE-1");
    }

    @Test
    void attaching_rests_on_no_silence_and_goes_on() {
        Population wantedThere = aPopulation()
                .of(anneInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1"))
                .readWithGap(Gap.STOCK)
                .readWithGap(Gap.DECLARATIONS)
                .readWithGap(Gap.DIRECTORY);

        assertThat(changes(plan(wantedThere))).containsExactly("ATTACH " + ANNE + " SE-1");
    }

    @Test
    void the_preferred_mailbox_is_attached_as_the_first() {
        Plan plan = plan(aPopulation()
                .of(
                        anneInTown().holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").preferred()));

        assertThat(plan.changes().get(0).edits().rank()).isEqualTo(Edit.set(1));
        assertThat(plan.changes().get(0).reasons())
                .extracting(reason -> reason.rule().value())
                .containsExactly("WANTED", "FIRST");
    }

    @Test
    void the_one_that_was_first_steps_back_for_the_preferred_one() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inTown()
                                        .showing(
                                                published("old@ours.mssante.fr").first())
                                        .showing(published(ANNE)))
                                .holding(aPersonalMailbox("old@ours.mssante.fr"))
                                .holding(aPersonalMailbox(ANNE)),
                        wanted("old@ours.mssante.fr", "SE-1"),
                        wanted(ANNE, "SE-1").preferred()));

        assertThat(plan.changes()).allMatch(change -> change.action() == Action.UPDATE);
        assertThat(plan.changes())
                .extracting(change -> change.edits().rank())
                .containsExactly(Edit.set(1), Edit.clear());
    }

    @Test
    void a_preference_that_was_withdrawn_takes_the_first_rank_away() {
        Plan plan = plan(aPopulation().of(anneShownFirst(), wanted(ANNE, "SE-1")));

        assertThat(plan.changes()).extracting(change -> change.edits().rank()).containsExactly(Edit.clear());
    }

    @Test
    void a_first_rank_stays_as_long_as_nobody_was_asked() {
        assertThat(plan(aPopulation().of(anneShownFirst())).changes()).isEmpty();
    }

    private static PractitionerBuilder anneShownFirst() {
        return aPractitioner()
                .with(aSituation("SE-1").inTown().showing(published(ANNE).first()))
                .holding(aPersonalMailbox(ANNE));
    }

    @Test
    void of_two_preferred_on_one_carrier_no_rank_is_changed() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inTown()
                                        .showing(published(ANNE).first())
                                        .showing(published("other@ours.mssante.fr")))
                                .holding(aPersonalMailbox(ANNE))
                                .holding(aPersonalMailbox("other@ours.mssante.fr")),
                        wanted(ANNE, "SE-1").preferred(),
                        wanted("other@ours.mssante.fr", "SE-1").preferred()));

        assertThat(plan.changes()).isEmpty();
        assertThat(codes(plan)).contains("TWO_PREFERRED");
    }

    @Test
    void another_first_rank_on_the_carrier_is_told() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1")
                                        .inTown()
                                        .showing(published(ANNE))
                                        .showing(published("anne@theirs.mssante.fr")
                                                .first()))
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").preferred()));

        assertThat(codes(plan)).contains("FIRST_RANK_SHARED");
    }

    @Test
    void a_situation_without_an_answer_is_named_and_so_is_the_one_before_it() {
        Plan plan = plan(aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown())
                                .with(aSituation("SE-2").inTown())
                                .holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1")));

        assertThat(plan.findings())
                .filteredOn(finding -> finding.code().equals("UNASKED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .contains("SE-2")
                        .contains("The situation SE-1 in the same structure has its answer already"));
    }

    @Test
    void a_mailbox_on_the_red_list_that_is_published_without_the_mark_gets_it() {
        Plan shown = plan(aPopulation()
                .of(anneShownInTown().holding(aPersonalMailbox(ANNE).redListed()), wanted(ANNE, "SE-1")));
        Plan absent = plan(redListed(published(ANNE).hidingItsRedList()));
        Plan already = plan(redListed(published(ANNE).redListed()));

        for (Plan plan : List.of(shown, absent)) {
            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.edits().redList()).isEqualTo(Edit.set(true));
                assertThat(change.reasons())
                        .extracting(reason -> reason.rule().value())
                        .contains("HIDDEN");
            });
        }
        assertThat(already.changes()).isEmpty();
    }

    private static Population redListed(PublishedBuilder published) {
        return aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(published))
                                .holding(aPersonalMailbox(ANNE).redListed()),
                        wanted(ANNE, "SE-1"));
    }

    @Test
    void the_mark_follows_the_rules_and_not_the_stock() {
        Policy silent = Policies.aPolicyOf(
                Policies.rule("STAYS", "presence == PUBLISHED", Effect.ALLOW),
                Policies.rule("OTHERS", "presence == ABSENT", Effect.REMOVE));
        try (PublicationEngine marksNothing = PublicationEngine.of(silent)) {
            Plan plan = marksNothing.plan(
                    redListed(published(ANNE).hidingItsRedList()).facts(), Policies.TODAY);

            assertThat(plan.changes()).isEmpty();
        }
    }

    @Test
    void on_a_professionals_record_the_mark_is_sent_until_memory_proves_it_and_told() {
        Plan unproved = plan(aPopulation()
                .of(aPractitioner()
                        .showing(published(ANNE).hidingItsRedList())
                        .holding(aPersonalMailbox(ANNE).redListed())));
        Plan proved = plan(aPopulation()
                .of(aPractitioner()
                        .showing(published(ANNE).redListed())
                        .holding(aPersonalMailbox(ANNE).redListed())));
        Plan unlisted = plan(aPopulation()
                .of(aPractitioner().showing(published(ANNE).hidingItsRedList()).holding(aPersonalMailbox(ANNE))));

        assertThat(unproved.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.edits().redList()).isEqualTo(Edit.set(true)));
        assertThat(codes(unproved)).contains("RED_LIST_NOT_VERIFIABLE");
        assertThat(proved.changes()).isEmpty();
        assertThat(codes(proved)).doesNotContain("RED_LIST_NOT_VERIFIABLE");
        assertThat(unlisted.changes()).isEmpty();
    }

    @Test
    void what_is_shown_with_a_service_mailbox_follows_the_stock_where_it_can_be_seen() {
        StructureBuilder site = aStructure("750000011");
        Plan plan = plan(aPopulation()
                .of(
                        site.showing(published(CARDIO).as(MailboxType.ORG).describedAs("Avant")),
                        aServiceMailbox(CARDIO).of(site).described("Après").answeredBy("Mme Martin")));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.edits().description()).isEqualTo(Edit.set("Après"));
            assertThat(change.edits().responsible())
                    .as("the directory hides who answers, so nothing can be compared")
                    .isEqualTo(Edit.keep());
        });
    }

    @Test
    void a_stock_that_says_nothing_clears_nothing() {
        StructureBuilder site = aStructure("750000011");
        Plan plan = plan(aPopulation()
                .of(
                        site.showing(published(CARDIO).as(MailboxType.ORG).describedAs("Cardiologie")),
                        aServiceMailbox(CARDIO).of(site)));

        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void equal_intentions_bear_one_id_in_any_plan_and_others_another() {
        Plan alone = plan(aPopulation().of(anneInTown().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-1")));
        Plan among = plan(aPopulation()
                .of(
                        anneInTown().holding(aPersonalMailbox(ANNE)),
                        aPractitioner("10000000002")
                                .with(aSituation("SE-2").inHospital())
                                .holding(aPersonalMailbox("zoe@ours.mssante.fr")),
                        wanted(ANNE, "SE-1"),
                        wanted("zoe@ours.mssante.fr", "SE-2")));
        Plan preferred = plan(aPopulation()
                .of(
                        anneInTown().holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").preferred()));

        assertThat(among.changes())
                .extracting(Change::id)
                .contains(alone.changes().get(0).id());
        assertThat(among.changes()).extracting(Change::id).doesNotHaveDuplicates();
        assertThat(preferred.changes().get(0).id())
                .isNotEqualTo(alone.changes().get(0).id());
        assertThat(alone.changes().get(0).id().value()).matches("[0-9a-f]{16}");
    }

    @Test
    void a_professional_who_loses_the_last_address_is_named() {
        Plan plan = plan(aPopulation().of(anneShownInTown().holding(aPersonalMailbox(ANNE)), refused(ANNE, "SE-1")));

        assertThat(plan.impact().leftWithoutAddress()).singleElement().satisfies(left -> {
            assertThat(left.practitioner()).contains("Dr 10000000001");
            assertThat(left.mailboxes()).containsExactly(ANNE);
        });
        assertThat(plan.impact().removed()).isEqualTo(1);
    }

    @Test
    void a_declared_situation_that_is_required_but_unknown_is_reported_not_attached() {
        Policy eager = Policies.aPolicyOf(Policies.rule("WANTED", "usage == WANTED", Effect.REQUIRE));
        try (PublicationEngine requiring = PublicationEngine.of(eager)) {
            Plan plan = requiring.plan(
                    aPopulation()
                            .of(aPractitioner().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-GHOST"))
                            .facts(),
                    Policies.TODAY);

            assertThat(plan.changes()).isEmpty();
            assertThat(codes(plan)).contains("CARRIER_UNKNOWN");
        }
    }
}
