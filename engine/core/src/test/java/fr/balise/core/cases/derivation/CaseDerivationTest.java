package fr.balise.core.cases.derivation;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.aPracticeMailbox;
import static fr.balise.core.population.Mailboxes.aServiceMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.aStructure;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.RedList;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.population.Places.StructureBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What facts say of a mailbox on a carrier. Today is 1 December 2026 unless a test says otherwise. */
class CaseDerivationTest {
    private static final String ANNE = "anne@ours.mssante.fr";
    private static final Text ENDED = new Text("elle a pris fin", "it ended");
    private static final String CARDIO = "cardio@ours.mssante.fr";

    private static Derived derived(Population population) {
        return CaseDerivation.derive(population.facts(), Policies.SETTINGS, Policies.TODAY);
    }

    private static Candidate candidate(Population population, String address, String carrier) {
        return derived(population).candidates().stream()
                .filter(each -> each.address().equals(new MailboxAddress(address)))
                .filter(each -> each.place().toString().endsWith(carrier.startsWith("?") ? carrier : "/" + carrier))
                .findFirst()
                .orElseThrow();
    }

    private static PublicationCase aCase(Population population, String address, String carrier) {
        return candidate(population, address, carrier).publicationCase();
    }

    private static List<String> codes(Population population) {
        return derived(population).findings().stream().map(Finding::code).toList();
    }

    @Test
    void a_personal_mailbox_is_considered_on_every_situation_of_its_holder() {
        Population two = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("SE-1").inHospital())
                        .with(aSituation("SE-2").inTown())
                        .holding(aPersonalMailbox(ANNE)));

        assertThat(derived(two).candidates())
                .extracting(each -> each.place().toString())
                .containsExactly("PractitionerRole/SE-1", "PractitionerRole/SE-2");
        assertThat(aCase(two, ANNE, "SE-1"))
                .returns(Ownership.OWN, each -> each.get(BuiltIn.OWNERSHIP))
                .returns(MailboxType.PER, each -> each.get(BuiltIn.MAILBOX_TYPE))
                .returns(HolderIdentifier.NATIONAL, each -> each.get(BuiltIn.HOLDER_IDENTIFIER))
                .returns(CarrierKind.SITUATION, each -> each.get(BuiltIn.CARRIER_KIND))
                .returns(State.OPEN, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(State.OPEN, each -> each.get(BuiltIn.STRUCTURE_STATE))
                .returns(State.OPEN, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.HOLDER, each -> each.get(BuiltIn.LINK))
                .returns(Usage.NOT_ASKED, each -> each.get(BuiltIn.USAGE))
                .returns(Presence.ABSENT, each -> each.get(BuiltIn.PRESENCE))
                .returns(CareSetting.HOSPITAL, each -> each.get(BuiltIn.CARE_SETTING))
                .returns(Phase.TRANSITION, each -> each.get(BuiltIn.PHASE))
                .returns(Type10CutOff.REACHED, each -> each.get(BuiltIn.TYPE10_CUT_OFF));
    }

    @Test
    void an_organisational_mailbox_is_considered_on_its_structure_even_one_that_the_directory_does_not_show() {
        assertThat(derived(aPopulation().of(aServiceMailbox(CARDIO).ofStructure("759999999")))
                        .candidates())
                .singleElement()
                .returns(State.UNKNOWN, each -> each.publicationCase().get(BuiltIn.CARRIER_STATE))
                .returns(State.UNKNOWN, each -> each.publicationCase().get(BuiltIn.STRUCTURE_STATE))
                .returns(Link.UNKNOWN, each -> each.publicationCase().get(BuiltIn.LINK))
                .returns(true, each -> each.carrier().isEmpty());
    }

    @Test
    void practice_and_type_10_mailboxes_are_considered_only_where_they_are_published_or_declared() {
        Population population = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown())
                                .holding(aPracticeMailbox("cabinet@ours.mssante.fr")),
                        aPersonalMailbox(ANNE).heldByAddress());

        assertThat(derived(population).candidates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, RECENT",
        "2026-06-02, RECENT",
        "2026-06-01, DORMANT",
        "2025-12-02, DORMANT",
        "2025-12-01, INACTIVE",
        "2001-01-01, INACTIVE",
        "2027-01-01, RECENT"
    })
    void activity_falls_into_bands_of_whole_months(String lastUsed, Activity band) {
        Population population = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("SE-1").inTown())
                        .holding(aPersonalMailbox(ANNE).lastUsed(lastUsed)));

        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.ACTIVITY)).isEqualTo(band);
    }

    @Test
    void without_a_date_the_activity_is_unknown() {
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)));

        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.ACTIVITY)).isEqualTo(Activity.UNKNOWN);
    }

    @Test
    void activity_in_the_future_is_reported() {
        assertThat(codes(aPopulation()
                        .of(aPractitioner().holding(aPersonalMailbox(ANNE).lastUsed("2026-12-02")))))
                .contains("ACTIVITY_IN_FUTURE");
        assertThat(codes(aPopulation()
                        .of(aPractitioner().holding(aPersonalMailbox(ANNE).lastUsed("2026-12-01")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, BEFORE", "2026-10-01, TRANSITION", "2027-06-30, TRANSITION", "2027-07-01, TARGET"})
    void a_phase_begins_on_its_first_day(String day, Phase phase) {
        assertThat(Policies.SETTINGS.phaseOn(LocalDate.parse(day))).isEqualTo(phase);
    }

    @Test
    void the_care_setting_is_that_of_the_structure() {
        StructureBuilder mixed = aStructure("750000003").ofSector("SA25").ofSector("SA01");
        StructureBuilder unlisted = aStructure("750000004").ofSector("SA99");
        Population population = aPopulation()
                .of(
                        mixed,
                        unlisted,
                        aPractitioner()
                                .with(aSituation("SE-1").inLaboratory())
                                .with(aSituation("SE-2").at(mixed))
                                .with(aSituation("SE-3").at(unlisted))
                                .with(aSituation("SE-4"))
                                .showing(published(ANNE))
                                .holding(aPersonalMailbox(ANNE)));

        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.CARE_SETTING)).isEqualTo(CareSetting.LABORATORY);
        assertThat(aCase(population, ANNE, "SE-2").get(BuiltIn.CARE_SETTING))
                .as("of several the first in order")
                .isEqualTo(CareSetting.HOSPITAL);
        assertThat(aCase(population, ANNE, "SE-3").get(BuiltIn.CARE_SETTING)).isEqualTo(CareSetting.OTHER);
        assertThat(aCase(population, ANNE, "SE-4").get(BuiltIn.CARE_SETTING)).isEqualTo(CareSetting.OTHER);
        assertThat(aCase(population, ANNE, "P-10000000001").get(BuiltIn.CARE_SETTING))
                .isEqualTo(CareSetting.OTHER);
    }

    @Test
    void a_service_mailbox_knows_its_own_structure_its_legal_entity_and_the_rest() {
        StructureBuilder legal = aStructure("750000010");
        StructureBuilder site = aStructure("750000011").partOf(legal);
        StructureBuilder sister = aStructure("750000012").partOf(legal);
        StructureBuilder stranger = aStructure("750000020");
        Population population = aPopulation()
                .of(
                        legal.showing(published(CARDIO)),
                        site.showing(published(CARDIO)),
                        sister.showing(published(CARDIO)),
                        stranger.showing(published(CARDIO)),
                        aPractitioner()
                                .with(aSituation("SE-OWN").at(site).showing(published(CARDIO)))
                                .with(aSituation("SE-SISTER").at(sister).showing(published(CARDIO)))
                                .with(aSituation("SE-NOWHERE").showing(published(CARDIO)))
                                .showing(published(CARDIO)),
                        aServiceMailbox(CARDIO).of(site));

        assertThat(aCase(population, CARDIO, "S-750000011").get(BuiltIn.LINK)).isEqualTo(Link.OWN_STRUCTURE);
        assertThat(aCase(population, CARDIO, "S-750000010").get(BuiltIn.LINK)).isEqualTo(Link.SAME_LEGAL_ENTITY);
        assertThat(aCase(population, CARDIO, "S-750000012").get(BuiltIn.LINK)).isEqualTo(Link.SAME_LEGAL_ENTITY);
        assertThat(aCase(population, CARDIO, "S-750000020").get(BuiltIn.LINK)).isEqualTo(Link.ELSEWHERE);
        assertThat(aCase(population, CARDIO, "SE-OWN").get(BuiltIn.LINK)).isEqualTo(Link.OWN_STRUCTURE);
        assertThat(aCase(population, CARDIO, "SE-SISTER").get(BuiltIn.LINK)).isEqualTo(Link.SAME_LEGAL_ENTITY);
        assertThat(aCase(population, CARDIO, "SE-NOWHERE").get(BuiltIn.LINK)).isEqualTo(Link.ELSEWHERE);
        assertThat(aCase(population, CARDIO, "P-10000000001").get(BuiltIn.LINK)).isEqualTo(Link.ELSEWHERE);
    }

    @Test
    void closed_and_unknown_are_told_apart_for_carrier_structure_and_professional() {
        StructureBuilder closed = aStructure("750000030").closed();
        Population population = aPopulation()
                .of(
                        closed,
                        aPractitioner()
                                .closed()
                                .with(aSituation("SE-CLOSED").closed().at(closed))
                                .with(aSituation("SE-UNKNOWN").somewhereUnknown())
                                .holding(aPersonalMailbox(ANNE)));

        assertThat(aCase(population, ANNE, "SE-CLOSED"))
                .returns(State.CLOSED, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(State.CLOSED, each -> each.get(BuiltIn.STRUCTURE_STATE))
                .returns(State.CLOSED, each -> each.get(BuiltIn.PRACTITIONER_STATE));
        assertThat(aCase(population, ANNE, "SE-UNKNOWN"))
                .returns(State.OPEN, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.STRUCTURE_STATE));
    }

    @Test
    void of_two_structures_concerned_the_worse_state_counts() {
        StructureBuilder site = aStructure("750000011");
        StructureBuilder answerable = aStructure("750000012").closed();
        Population population = aPopulation()
                .of(
                        site,
                        answerable,
                        aPractitioner().with(aSituation("SE-1").at(site).showing(published(CARDIO))),
                        aServiceMailbox(CARDIO).of(answerable));

        assertThat(aCase(population, CARDIO, "SE-1").get(BuiltIn.STRUCTURE_STATE))
                .isEqualTo(State.CLOSED);
    }

    @Test
    void a_holder_with_one_open_record_among_several_is_open() {
        Population population = aPopulation()
                .of(
                        aPractitioner()
                                .recordedAs("P-OLD")
                                .closed()
                                .with(aSituation("SE-OLD").inTown()),
                        aPractitioner()
                                .recordedAs("P-NEW")
                                .with(aSituation("SE-NEW").inTown()),
                        aPersonalMailbox(ANNE).heldBy("10000000001"));

        assertThat(aCase(population, ANNE, "SE-OLD"))
                .returns(State.OPEN, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.HOLDER, each -> each.get(BuiltIn.LINK));
        assertThat(aCase(population, ANNE, "SE-NEW").get(BuiltIn.LINK)).isEqualTo(Link.HOLDER);
    }

    @Test
    void a_holder_whom_the_directory_does_not_show_is_unknown_and_reported() {
        Population population = aPopulation()
                .of(
                        aPractitioner("10000000009")
                                .with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).heldBy("10000000001"));

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK));
        assertThat(codes(population)).containsExactly("HOLDER_UNKNOWN");
    }

    /** RPPS numbers took the place of ADELI numbers: the record in force may bear the RPPS number alone. */
    @Test
    void a_holder_by_an_adeli_number_that_no_open_record_bears_is_doubted() {
        Population replaced = aPopulation()
                .of(
                        aPractitioner("10000000009")
                                .with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPractitioner()
                                .recordedAs("P-OLD")
                                .bearingAdeli("759900001")
                                .closed(),
                        aPersonalMailbox(ANNE).heldByAdeli("759900001"));
        Population inForce = aPopulation()
                .of(
                        aPractitioner()
                                .bearingAdeli("759900001")
                                .with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).heldByAdeli("759900001"));

        assertThat(aCase(replaced, ANNE, "SE-1"))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK));
        assertThat(codes(replaced)).containsExactly("HOLDER_UNKNOWN");
        assertThat(aCase(inForce, ANNE, "SE-1").get(BuiltIn.LINK)).isEqualTo(Link.HOLDER);
    }

    @Test
    void a_holder_known_by_a_register_number_is_not_type_10_and_may_be_anybody() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).registered());

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(HolderIdentifier.REGISTER, each -> each.get(BuiltIn.HOLDER_IDENTIFIER))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK));
    }

    @Test
    void a_refusal_of_every_open_situation_concerns_the_holders_record_as_well() {
        Population refused = aPopulation()
                .of(
                        aPractitioner("10000000001")
                                .with(aSituation("SE-1").inTown())
                                .with(aSituation("SE-OLD").inTown().closed())
                                .showing(published(ANNE))
                                .holding(aPersonalMailbox(ANNE)),
                        refused(ANNE, "SE-1"));
        Population oneIsOpen = aPopulation()
                .of(
                        aPractitioner("10000000001")
                                .with(aSituation("SE-1").inTown())
                                .with(aSituation("SE-2").inTown())
                                .showing(published(ANNE))
                                .holding(aPersonalMailbox(ANNE)),
                        refused(ANNE, "SE-1"));

        assertThat(aCase(refused, ANNE, "P-10000000001").get(BuiltIn.USAGE)).isEqualTo(Usage.REFUSED);
        assertThat(aCase(oneIsOpen, ANNE, "P-10000000001").get(BuiltIn.USAGE)).isEqualTo(Usage.NOT_ASKED);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-01, WANTED", "2025-11-30, EXPIRED"})
    void an_answer_older_than_the_policy_lets_it_be_no_longer_counts(String answered, Usage usage) {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").on(answered));

        assertThat(CaseDerivation.derive(
                                population.facts(), Policies.SETTINGS.withUsageMonths(Optional.of(12)), Policies.TODAY)
                        .candidates())
                .extracting(each -> each.publicationCase().get(BuiltIn.USAGE))
                .containsExactly(usage);
        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.USAGE)).isEqualTo(Usage.WANTED);
    }

    @Test
    void a_situation_that_names_nobody_says_too_little() {
        Population population = aPopulation()
                .of(
                        aSituation("SE-1").inTown().showing(published(ANNE)),
                        aPersonalMailbox(ANNE).heldBy("10000000001"));

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK));
    }

    @Test
    void a_declared_situation_that_the_directory_does_not_show_is_considered_and_reported() {
        Population population =
                aPopulation().of(aPractitioner().holding(aPersonalMailbox(ANNE)), wanted(ANNE, "SE-GHOST"));

        assertThat(aCase(population, ANNE, "?identifier=SE-GHOST"))
                .returns(State.UNKNOWN, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(Usage.WANTED, each -> each.get(BuiltIn.USAGE));
        assertThat(codes(population)).containsExactly("CARRIER_UNKNOWN");
    }

    @Test
    void of_several_answers_the_latest_counts() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").preferred().on("2026-11-02"),
                        refused(ANNE, "SE-1").on("2026-11-01"));

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(Usage.WANTED, each -> each.get(BuiltIn.USAGE))
                .returns(Preference.PREFERRED, each -> each.get(BuiltIn.PREFERENCE));
        assertThat(derived(population).held()).isEmpty();
    }

    @Test
    void an_answer_from_the_future_is_left_aside_and_reported() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").on("2026-12-01"),
                        refused(ANNE, "SE-1").on("2026-12-02"));

        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.USAGE)).isEqualTo(Usage.WANTED);
        assertThat(codes(population)).containsExactly("DECLARATION_IN_FUTURE");
    }

    @Test
    void two_answers_of_one_day_that_contradict_each_other_hold_the_mailbox() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").onLine(2),
                        refused(ANNE, "SE-1").onLine(3));

        assertThat(derived(population).held()).containsExactly(new MailboxAddress(ANNE));
        assertThat(derived(population).findings())
                .singleElement()
                .returns("CONTRADICTORY_DECLARATIONS", Finding::code)
                .satisfies(finding ->
                        assertThat(finding.message().en()).contains("declarations.csv:2, declarations.csv:3"));
    }

    @Test
    void an_old_contradiction_is_settled_by_a_later_answer() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)),
                        wanted(ANNE, "SE-1").on("2026-10-01"),
                        refused(ANNE, "SE-1").on("2026-10-01"),
                        refused(ANNE, "SE-1").on("2026-10-02"));

        assertThat(derived(population).held()).isEmpty();
        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.USAGE)).isEqualTo(Usage.REFUSED);
    }

    @Test
    void an_answer_about_a_mailbox_outside_the_stock_is_reported() {
        assertThat(codes(
                        aPopulation().of(aPractitioner().with(aSituation("SE-1").inTown()), wanted(ANNE, "SE-1"))))
                .containsExactly("DECLARATION_WITHOUT_MAILBOX");
    }

    @Test
    void an_answer_about_a_mailbox_whose_line_cannot_be_read_is_no_finding_of_its_own() {
        assertThat(codes(aPopulation()
                        .of(aPractitioner().with(aSituation("SE-1").inTown()), wanted(ANNE, "SE-1"))
                        .holdingBack(ANNE)))
                .isEmpty();
    }

    @Test
    void what_a_source_read_in_part_does_not_show_is_no_finding_of_its_own() {
        Population absent = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").somewhereUnknown())
                                .holding(aPersonalMailbox("paul@ours.mssante.fr")),
                        aPersonalMailbox("zoe@ours.mssante.fr").heldBy("10000000077"),
                        wanted(ANNE, "SE-1"),
                        wanted("paul@ours.mssante.fr", "SE-2"));

        assertThat(codes(absent))
                .containsExactlyInAnyOrder(
                        "CARRIER_UNKNOWN", "DECLARATION_WITHOUT_MAILBOX", "HOLDER_UNKNOWN", "REFERENCE_UNKNOWN");
        assertThat(codes(absent.readWithGap(Gap.STOCK)))
                .containsExactlyInAnyOrder("CARRIER_UNKNOWN", "HOLDER_UNKNOWN", "REFERENCE_UNKNOWN");
        assertThat(codes(absent.readWithGap(Gap.DIRECTORY))).isEmpty();
    }

    @Test
    void addresses_that_differ_only_by_case_are_one_mailbox() {
        Population same = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown())
                                .holding(
                                        aPersonalMailbox("Anne@Ours.MSSANTE.fr").onLine(2))
                                .holding(aPersonalMailbox(ANNE).onLine(3)),
                        wanted("ANNE@ours.mssante.fr", "SE-1"));
        Population different = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("SE-1").inTown())
                        .holding(aPersonalMailbox("Anne@Ours.MSSANTE.fr").onLine(2))
                        .holding(aPersonalMailbox(ANNE).suspended().onLine(3)));

        assertThat(derived(same).candidates()).hasSize(1);
        assertThat(aCase(same, ANNE, "SE-1").get(BuiltIn.USAGE)).isEqualTo(Usage.WANTED);
        assertThat(codes(same)).containsExactly("DUPLICATE_MAILBOX");
        assertThat(derived(same).held()).isEmpty();
        assertThat(derived(different).held()).containsExactly(new MailboxAddress(ANNE));
    }

    @Test
    void an_address_of_ours_that_only_the_directory_shows_is_missing_from_the_stock() {
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inTown().showing(published(ANNE))));

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(Ownership.OWN, each -> each.get(BuiltIn.OWNERSHIP))
                .returns(MailboxStatus.MISSING, each -> each.get(BuiltIn.MAILBOX_STATUS))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK))
                .returns(Presence.PUBLISHED, each -> each.get(BuiltIn.PRESENCE));
    }

    @Test
    void another_operators_mailbox_is_only_seen() {
        Population population = aPopulation()
                .of(
                        aPractitioner()
                                .with(aSituation("SE-1").inTown().showing(published("anne@theirs.mssante.fr")))
                                .holding(aPersonalMailbox("anne@theirs.mssante.fr")
                                        .redListed()),
                        wanted("anne@theirs.mssante.fr", "SE-2"));

        assertThat(derived(population).candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.publicationCase())
                        .returns(Ownership.FOREIGN, each -> each.get(BuiltIn.OWNERSHIP))
                        .returns(MailboxStatus.MISSING, each -> each.get(BuiltIn.MAILBOX_STATUS))
                        .returns(RedList.NOT_LISTED, each -> each.get(BuiltIn.RED_LIST))
                        .returns(Usage.NOT_ASKED, each -> each.get(BuiltIn.USAGE)));
        assertThat(codes(population)).contains("STOCK_OUTSIDE_DOMAINS");
    }

    @Test
    void a_sub_domain_is_somebody_elses() {
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inTown().showing(published("a@sub.ours.mssante.fr"))));

        assertThat(aCase(population, "a@sub.ours.mssante.fr", "SE-1").get(BuiltIn.OWNERSHIP))
                .isEqualTo(Ownership.FOREIGN);
    }

    @Test
    void the_type_of_the_stock_counts_and_another_in_the_directory_is_reported() {
        StructureBuilder site = aStructure("750000011");
        Population population = aPopulation()
                .of(
                        site.showing(published(CARDIO).as(MailboxType.PER)),
                        aServiceMailbox(CARDIO).of(site));

        assertThat(aCase(population, CARDIO, "S-750000011").get(BuiltIn.MAILBOX_TYPE))
                .isEqualTo(MailboxType.ORG);
        assertThat(codes(population)).containsExactly("TYPE_DIFFERS");
    }

    @Test
    void a_holder_known_by_an_address_has_no_record_and_no_situation() {
        Population population = aPopulation()
                .of(
                        aPractitioner().with(aSituation("SE-1").inTown().showing(published(ANNE))),
                        aPersonalMailbox(ANNE).heldByAddress());

        assertThat(aCase(population, ANNE, "SE-1"))
                .returns(HolderIdentifier.ADDRESS, each -> each.get(BuiltIn.HOLDER_IDENTIFIER))
                .returns(State.NONE, each -> each.get(BuiltIn.PRACTITIONER_STATE))
                .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK));
    }

    @Test
    void the_form_of_the_address_is_the_policys_matter() {
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inTown()).holding(aPersonalMailbox(ANNE)));

        assertThat(aCase(population, ANNE, "SE-1").get(BuiltIn.ADDRESS_FORM)).isEqualTo(AddressForm.CONFORMING);
    }

    /** The open one counts when the others are closed; of several open ones nobody can say which is meant. */
    @Test
    void an_identifier_on_several_open_records_holds_what_depends_on_the_choice() {
        String desk = CARDIO;
        Population closedTwin = aPopulation()
                .of(
                        aStructure("750000001"),
                        aStructure("750000001").recordedAs("S-twin").closed())
                .of(aServiceMailbox(desk).ofStructure("750000001"));
        Population openTwin = aPopulation()
                .of(aStructure("750000001"), aStructure("750000001").recordedAs("S-twin"))
                .of(aServiceMailbox(desk).ofStructure("750000001"));

        assertThat(derived(closedTwin).held()).isEmpty();
        assertThat(codes(closedTwin)).doesNotContain("AMBIGUOUS_IDENTIFIER");
        assertThat(derived(openTwin).held()).containsExactly(new MailboxAddress(desk));
        assertThat(codes(openTwin)).contains("AMBIGUOUS_IDENTIFIER");
    }

    @Test
    void two_open_records_of_one_professional_hold_the_mailbox() {
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inHospital()).holding(aPersonalMailbox(ANNE)))
                .of(aPractitioner().recordedAs("P-again"));

        assertThat(derived(population).held()).containsExactly(new MailboxAddress(ANNE));
        assertThat(codes(population)).contains("AMBIGUOUS_IDENTIFIER");
    }

    @Test
    void two_open_situations_with_one_identifier_are_doubted() {
        Population population = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("SE-1").inHospital())
                        .with(aSituation("SE-1").recordedAs("twin").inTown())
                        .holding(aPersonalMailbox(ANNE)));

        assertThat(codes(population)).contains("DOUBTFUL_RECORD");
        assertThat(doubted(population, "SE-1")).isTrue();
        assertThat(doubted(population, "twin")).isTrue();
    }

    @Test
    void records_whose_names_differ_by_case_alone_are_doubted() {
        Population population = aPopulation()
                .of(aPractitioner()
                        .with(aSituation("SE-1").recordedAs("se-A"))
                        .with(aSituation("SE-2").recordedAs("se-a"))
                        .with(aSituation("SE-3").recordedAs("se-B"))
                        .holding(aPersonalMailbox(ANNE)));

        assertThat(doubted(population, "se-A")).isTrue();
        assertThat(doubted(population, "se-a")).isTrue();
        assertThat(doubted(population, "se-B")).isFalse();
    }

    @Test
    void what_ended_before_the_day_is_doubted_and_what_ends_after_it_is_not() {
        CarrierRef situation = new CarrierRef(CarrierKind.SITUATION, "SE-1");
        Population population = aPopulation()
                .of(aPractitioner().with(aSituation("SE-1").inHospital()).holding(aPersonalMailbox(ANNE)));
        Doubt ended = new Doubt(situation, Optional.empty(), Optional.of(Policies.TODAY), ENDED);
        Doubt ending = new Doubt(situation, Optional.empty(), Optional.of(Policies.TODAY.plusDays(1)), ENDED);

        assertThat(doubted(population.doubting(ending), "SE-1")).isFalse();
        assertThat(doubted(population.doubting(ended), "SE-1")).isTrue();
        assertThat(codes(population)).contains("DOUBTFUL_RECORD");
    }

    private static boolean doubted(Population population, String id) {
        return derived(population)
                .doubts()
                .about(new CarrierRef(CarrierKind.SITUATION, id), new MailboxAddress(ANNE))
                .isPresent();
    }

    /** However many structures stand between. */
    @Test
    void structures_reach_their_legal_entity_at_any_level() {
        var group = aStructure("750000001");
        var entity = aStructure("750000002").partOf(group);
        var site = aStructure("750000003").partOf(entity);
        var ward = aStructure("750000004").partOf(site);
        Population population = aPopulation()
                .of(group, entity, site, ward)
                .of(aPractitioner().with(aSituation("SE-1").at(ward)))
                .of(aServiceMailbox(CARDIO).ofStructure("750000002"))
                .of(wanted(CARDIO, "SE-1"));

        assertThat(aCase(population, CARDIO, "SE-1").get(BuiltIn.LINK)).isEqualTo(Link.SAME_LEGAL_ENTITY);
    }

    /** A structure above that the directory does not show, or a circle of structures: nobody can say what is elsewhere. */
    @Test
    void under_a_legal_entity_that_is_not_known_a_contact_is_a_question() {
        StructureBuilder ward = aStructure("750000001").partOf(aStructure("750000009"));
        StructureBuilder left = aStructure("750000002").partOf(aStructure("750000003"));
        StructureBuilder right = aStructure("750000003").partOf(left);
        Population population = aPopulation()
                .of(ward, left, right, aStructure("750000004"))
                .of(aPractitioner()
                        .with(aSituation("SE-WARD").at(ward).showing(published(CARDIO)))
                        .with(aSituation("SE-CIRCLE").at(right).showing(published(CARDIO))))
                .of(aServiceMailbox(CARDIO).ofStructure("750000004"));

        for (String situation : List.of("SE-WARD", "SE-CIRCLE")) {
            assertThat(aCase(population, CARDIO, situation))
                    .returns(Link.UNKNOWN, each -> each.get(BuiltIn.LINK))
                    .returns(State.UNKNOWN, each -> each.get(BuiltIn.STRUCTURE_STATE));
        }
        assertThat(derived(population).findings())
                .filteredOn(finding -> finding.code().equals("REFERENCE_UNKNOWN"))
                .extracting(finding -> finding.subject().name())
                .containsExactlyInAnyOrder("Organization/S-750000001", "Organization/S-750000002");
    }

    @Test
    void what_is_below_the_same_unknown_structure_is_of_one_legal_entity() {
        StructureBuilder unknown = aStructure("750000009");
        StructureBuilder ward = aStructure("750000001").partOf(unknown);
        StructureBuilder desk = aStructure("750000002").partOf(unknown);
        Population population = aPopulation()
                .of(ward, desk)
                .of(aPractitioner().with(aSituation("SE-1").at(ward).showing(published(CARDIO))))
                .of(aServiceMailbox(CARDIO).of(desk));

        assertThat(aCase(population, CARDIO, "SE-1"))
                .returns(Link.SAME_LEGAL_ENTITY, each -> each.get(BuiltIn.LINK))
                .returns(State.OPEN, each -> each.get(BuiltIn.STRUCTURE_STATE));
    }
}
