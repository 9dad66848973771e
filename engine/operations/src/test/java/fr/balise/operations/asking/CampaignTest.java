package fr.balise.operations.asking;

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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.population.Places.StructureBuilder;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population;
import fr.balise.operations.asking.Due.Sent;
import fr.balise.operations.asking.Question.Effect;
import fr.balise.operations.asking.Question.Why;
import fr.balise.operations.planning.PolicyInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is asked, what, when and whom instead: values in, values out. */
class CampaignTest {
    private static final LocalDate DAY = Policies.TODAY;
    private static final String ANNE = "anne@" + Population.OURS;
    private static final String PAUL = "paul@" + Population.OURS;
    private static final String WARD = "ward@" + Population.OURS;
    private static final String SECRET = "secret@" + Population.OURS;
    private static final StructureBuilder CLINIC = aStructure("990000010");

    private static Population population() {
        return aPopulation()
                .of(CLINIC)
                .of(
                        aServiceMailbox(WARD).of(CLINIC),
                        aServiceMailbox(SECRET).of(CLINIC).redListed())
                .of(aPractitioner("10990000001")
                        .with(aSituation("990000000001").at(CLINIC).showing(published(ANNE)))
                        .holding(aPersonalMailbox(ANNE).lastUsed("2026-11-20")))
                .of(aPractitioner("10990000002")
                        .with(aSituation("990000000002").inTown())
                        .holding(aPersonalMailbox(PAUL).lastUsed("2026-11-20")));
    }

    private static Campaign campaign(Population population) throws Refusal {
        try (PolicyInForce policy = PolicyInForce.of(Policies.aSmallPolicy())) {
            return Asking.campaign(policy, population.facts(), Schedule.of(DAY, DAY.plusDays(30), Schedule.REMINDERS));
        }
    }

    private static Due due(int days, Set<MailboxAddress> bounced, Sent... sent) throws Refusal {
        return Due.on(DAY.plusDays(days), campaign(population()), List.of(), List.of(sent), bounced);
    }

    @Test
    void who_has_something_to_lose_is_asked_first_and_told_what_each_answer_makes_of_it() throws Exception {
        Campaign campaign = campaign(population());

        assertThat(campaign.professionals()).extracting(Professional::id).containsExactly("10990000001", "10990000002");
        Question first = campaign.professionals().get(0).questions().get(0);
        assertThat(first.address().value()).isEqualTo(ANNE);
        assertThat(first.why()).isEqualTo(Why.UNANSWERED);
        assertThat(first.effects().yes()).isEqualTo(Effect.STAYS);
        assertThat(first.effects().no()).isEqualTo(Effect.ENDS);
        assertThat(first.endsOn()).contains(LocalDate.parse("2027-07-01"));
        assertThat(campaign.questions().map(Question::address).map(MailboxAddress::value))
                .doesNotContain(SECRET);
        assertThat(campaign.professional("10990000002")).isPresent();
        assertThat(campaign.professional("10990000003")).isEmpty();
    }

    @Test
    void what_was_answered_is_not_asked_again() throws Exception {
        Campaign campaign = campaign(population()
                .of(
                        wanted(ANNE, "990000000001").on("2026-11-01"),
                        refused(PAUL, "990000000002").on("2026-11-01")));

        assertThat(campaign.professionals()).isEmpty();
    }

    @Test
    void where_several_are_wanted_and_none_is_preferred_that_alone_is_asked_until_one_is() throws Exception {
        String other = "anne.also@" + Population.OURS;
        Population both = population()
                .of(aPersonalMailbox(other).heldBy("10990000001").lastUsed("2026-11-20"))
                .of(
                        wanted(ANNE, "990000000001").on("2026-11-01"),
                        wanted(other, "990000000001").on("2026-11-01"))
                .of(refused(PAUL, "990000000002").on("2026-11-01"));

        Campaign campaign = campaign(both);

        assertThat(campaign.questions())
                .filteredOn(question -> question.why() == Why.PREFERENCE)
                .hasSize(2)
                .allMatch(Question::preference)
                .allMatch(question -> question.proposed().isPresent());
        assertThat(campaign(both.of(wanted(ANNE, "990000000001").preferred().on("2026-11-20")))
                        .professionals())
                .isEmpty();
    }

    @Test
    void equal_campaigns_have_one_id_and_others_another() throws Exception {
        assertThat(campaign(population()).id())
                .isEqualTo(campaign(population()).id())
                .matches("[0-9a-f]{12}");
        assertThat(campaign(population().of(wanted(PAUL, "990000000002"))).id())
                .isNotEqualTo(campaign(population()).id());
    }

    @Test
    void reminders_go_to_the_professional_and_the_last_stage_to_the_structure() throws Exception {
        assertThat(due(15, Set.of()).stage()).contains("REMINDER_1");
        assertThat(due(15, Set.of()).due().get(0).to()).containsExactly(new MailboxAddress(ANNE));
        assertThat(due(15, Set.of(), new Sent("10990000001", "REMINDER_1")).due())
                .extracting(Due.Letter::professional)
                .containsExactly("10990000002");

        Due.Letter escalated = due(26, Set.of()).due().get(0);

        assertThat(escalated.contact()).isTrue();
        assertThat(escalated.to()).containsExactly(new MailboxAddress(WARD));
        assertThat(due(31, Set.of()).due()).as("silence").isEmpty();
    }

    @Test
    void where_letters_come_back_the_structure_is_written_to_at_once() throws Exception {
        Due.Letter letter = due(1, Set.of(new MailboxAddress(ANNE))).due().get(0);

        assertThat(letter.contact()).isTrue();
        assertThat(letter.to()).containsExactly(new MailboxAddress(WARD));
    }

    @Test
    void a_schedule_that_reminds_before_it_asks_is_refused() {
        assertThatThrownBy(() -> Schedule.of(DAY, DAY.plusDays(10), List.of(15)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Schedule.of(DAY, DAY, List.of())).isInstanceOf(Refusal.class);
    }
}
