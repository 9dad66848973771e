package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stories that {@code samples/data/README.md} tells, as of 2026-12-01. */
class SamplesTest {
    private static Plan plan;

    @BeforeAll
    static void planTheSamples() throws Exception {
        plan = Product.plan(Product.SAMPLES);
    }

    @Test
    void the_plan_of_the_samples_is_read_back() throws Exception {
        assertThat(PlanFile.read(PlanFile.write(plan), "plan.json")).isEqualTo(plan);
    }

    @Test
    void a_professional_in_a_single_hospital_costs_one_call_on_that_situation() {
        assertThat(changesOf("jeanne.martin@hopital-exemple.mssante.fr"))
                .containsExactly("ATTACH PractitionerRole/role-martin-hopital");
    }

    @Test
    void hospital_and_town_with_one_mailbox_each_cost_one_call_each_on_its_own_situation() {
        assertThat(changesOf("paul.lefevre@hopital-exemple.mssante.fr"))
                .containsExactly("ATTACH PractitionerRole/role-lefevre-hopital");
        assertThat(changesOf("paul.lefevre@ville-exemple.mssante.fr"))
                .containsExactly("ATTACH PractitionerRole/role-lefevre-ville");
    }

    @Test
    void four_laboratory_situations_and_one_mailbox_cost_four_calls() {
        assertThat(changesOf("ines.carpentier@labo-exemple.mssante.fr"))
                .containsExactly(
                        "ATTACH PractitionerRole/role-carpentier-labo-1",
                        "ATTACH PractitionerRole/role-carpentier-labo-2",
                        "ATTACH PractitionerRole/role-carpentier-labo-3",
                        "ATTACH PractitionerRole/role-carpentier-labo-4");
    }

    @Test
    void the_mailbox_of_a_service_shown_as_contact_costs_two_calls() {
        assertThat(changesOf("secretariat.cardiologie@hopital-exemple.mssante.fr"))
                .containsExactly("ATTACH PractitionerRole/role-benali-hopital", "ATTACH Organization/org-hopital");
    }

    @ParameterizedTest
    @CsvSource({
        "michel.dupont@ville-exemple.mssante.fr, PER-REFUSED",
        "agent.accueil@hopital-exemple.mssante.fr, TYPE10-ENDED",
        "sylvie.moreau@ville-exemple.mssante.fr, INACTIVE",
        "anne.roussel@hopital-exemple.mssante.fr, CARRIER-CLOSED",
        "hugo.lambert@hopital-exemple.mssante.fr, STRUCTURE-CLOSED",
        "rose.fournier@hopital-exemple.mssante.fr, PROFESSIONAL-CLOSED",
        "ancien.compte@hopital-exemple.mssante.fr, MAILBOX-MISSING",
        "alice.renard@messagerie-exemple.fr, ADDRESS-FORM",
        "f.d'artois@ville-exemple.mssante.fr, PER-REFUSED",
        "yves.marchand@ville-exemple.mssante.fr, MAILBOX-SUSPENDED",
        "urgences@hopital-exemple.mssante.fr, ORG-OTHER-STRUCTURE",
    })
    void what_must_go_goes_once_and_says_by_which_rule(String address, String rule) {
        assertThat(plan.changes())
                .filteredOn(change -> change.place().address().value().equals(address))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.action()).isEqualTo(Change.Action.DETACH);
                    assertThat(change.reasons())
                            .extracting(reason -> reason.rule().value())
                            .contains(rule);
                });
    }

    @Test
    void removals_stay_under_the_limits_of_the_policy() {
        assertThat(SafetyCheck.of(plan, PastRuns.NONE, plan.asOf())).isEmpty();
    }

    @Test
    void nothing_of_another_operator_changes() {
        assertThat(plan.changes())
                .isNotEmpty()
                .allMatch(change ->
                        plan.domains().contains(change.place().address().domain()));
    }

    @Test
    void the_samples_are_read_whole() throws Exception {
        PublicationFacts facts = DataSet.read(Product.SAMPLES);

        assertThat(facts.findings()).isEmpty();
        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.inputs())
                .containsOnlyKeys(
                        "operator.yaml",
                        "mailboxes.csv",
                        "declarations.csv",
                        "directory/situations.ndjson",
                        "directory/structures-et-professionnels.json");
    }

    private static List<String> changesOf(String address) {
        Map<String, List<String>> byAddress = plan.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.place().address().value(),
                        Collectors.mapping(
                                change -> change.action() + " " + change.place().carrier(), Collectors.toList())));
        return byAddress.getOrDefault(address, List.of());
    }
}
