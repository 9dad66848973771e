package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.Client.encoded;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_AT_HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_AT_LABORATORY;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_RPPS;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL_FINESS;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL_MAILBOX;
import static fr.balise.samples.sandbox.SampleFiles.LABORATORY;
import static fr.balise.samples.sandbox.SampleFiles.MAELYS;
import static fr.balise.samples.sandbox.SampleFiles.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchingTest {
    private static final String RPPS = "https://rpps.esante.gouv.fr";

    private SandboxDirectory sandbox;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(SampleFiles.writeTo(folder)).withoutRateLimit());
        client = new Client(sandbox);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void a_resource_is_read_by_its_id_as_it_was_given() {
        Answer answer = client.get("/Practitioner/" + CAMILLE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/fhir+json");
        assertThat(answer.body()).isEqualTo(sandbox.resourceJson("Practitioner", CAMILLE));
        assertThat(answer.body()).contains(SampleFiles.ORDINARY_CONTACTS);
    }

    @Test
    void an_unknown_id_is_not_found() {
        Answer answer = client.get("/Organization/inconnue");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.issue().path("severity").asText()).isEqualTo("error");
        assertThat(answer.issue().path("code").asText()).isEqualTo("not-found");
        assertThat(answer.issue().at("/details/coding/0/system").asText())
                .isEqualTo("http://hl7.org/fhir/operation-outcome");
        assertThat(answer.issueCode()).isEqualTo("MSG_NO_EXIST");
    }

    @Test
    void identifiers_are_alternatives_with_or_without_their_system() {
        assertThat(practitioners("identifier=" + encoded(RPPS + "|" + CAMILLE_RPPS)))
                .containsExactly(CAMILLE);
        assertThat(practitioners("identifier=8" + CAMILLE_RPPS)).containsExactly(CAMILLE);
        assertThat(practitioners("identifier=" + encoded(RPPS + "|" + CAMILLE_RPPS + "," + RPPS + "|10000000002")))
                .containsExactly(CAMILLE, MAELYS);
        assertThat(practitioners("identifier=" + encoded("urn:oid:1.2.250.1.71.4.2.1|" + CAMILLE_RPPS)))
                .isEmpty();
        assertThat(practitioners("identifier=" + encoded(RPPS + "|"))).containsExactly(CAMILLE, MAELYS, RETIRED);
        assertThat(practitioners("identifier=" + encoded("|" + CAMILLE_RPPS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://finess.esante.gouv.fr", "http://finess.sante.gouv.fr", "http://finess.esante.gouv.fr"})
    void a_finess_number_is_found_under_each_of_its_systems(String system) {
        assertThat(client.get("/Organization?identifier=" + encoded(system + "|" + HOSPITAL_FINESS))
                        .ids())
                .containsExactly(HOSPITAL);
    }

    @Test
    void two_parameters_must_both_be_met() {
        assertThat(practitioners("identifier=" + CAMILLE_RPPS + "&active=false"))
                .isEmpty();
        assertThat(practitioners("_id=camille,maelys&identifier=" + CAMILLE_RPPS))
                .containsExactly(CAMILLE);
    }

    @Test
    void the_inactive_are_served_as_they_were_given() {
        assertThat(practitioners("active=false")).containsExactly(RETIRED);
        assertThat(practitioners("active=true")).containsExactly(CAMILLE, MAELYS);
        assertThat(client.get("/Practitioner/" + RETIRED).json().path("active").asBoolean(true))
                .isFalse();
    }

    @Test
    void roles_are_found_by_who_and_where() {
        assertThat(roles("practitioner=Practitioner/" + CAMILLE))
                .containsExactly(CAMILLE_AT_HOSPITAL, CAMILLE_AT_LABORATORY);
        assertThat(roles("practitioner=" + CAMILLE + "&organization=Organization/" + HOSPITAL))
                .containsExactly(CAMILLE_AT_HOSPITAL);
        assertThat(roles("practitioner.identifier=" + encoded(RPPS + "|" + CAMILLE_RPPS) + "&organization.identifier="
                        + encoded("http://finess.sante.gouv.fr|" + HOSPITAL_FINESS)))
                .containsExactly(CAMILLE_AT_HOSPITAL);
        assertThat(roles("practitioner=Organization/" + CAMILLE)).isEmpty();
    }

    @Test
    void a_mailbox_is_found_by_its_beginning_by_a_part_or_exactly() {
        assertThat(practitioners("mailbox-mss=CAMILLE.lenoir")).containsExactly(CAMILLE);
        assertThat(practitioners("mailbox-mss:contains=hopital-exemple")).containsExactly(CAMILLE, MAELYS);
        assertThat(practitioners("mailbox-mss:exact=" + CAMILLE_MAILBOX)).containsExactly(CAMILLE);
        assertThat(practitioners("mailbox-mss:exact=camille.lenoir")).isEmpty();
        assertThat(practitioners("mailbox-mss:exact=" + CAMILLE_MAILBOX + "," + encoded(SampleFiles.MAELYS_MAILBOX)))
                .containsExactly(CAMILLE, MAELYS);
        assertThat(client.get("/Organization?mailbox-mss=" + HOSPITAL_MAILBOX).ids())
                .containsExactly(HOSPITAL);
    }

    @Test
    void an_ordinary_email_is_no_mailbox() {
        assertThat(practitioners("mailbox-mss:contains=courriel-exemple")).isEmpty();
    }

    @Test
    void dates_of_update_are_bounded_on_both_sides() {
        assertThat(practitioners("_lastUpdated=ge2026-08-20&_lastUpdated=lt2026-08-21"))
                .hasSize(3);
        assertThat(practitioners("_lastUpdated=ge2026-08-21&_lastUpdated=lt2026-08-22"))
                .isEmpty();
        assertThat(practitioners("_lastUpdated=lt2026-08-20T08:00:00Z")).isEmpty();
        assertThat(practitioners("_lastUpdated=le2026-08-20T08:00:00Z")).hasSize(3);
        assertThat(practitioners("_lastUpdated=gt2026-08-20T08:00:00Z")).isEmpty();
    }

    @Test
    void roles_bring_those_they_refer_to() {
        Answer answer = client.get("/PractitionerRole?practitioner=" + CAMILLE
                + "&_include=PractitionerRole:practitioner&_include=PractitionerRole:organization");

        assertThat(modes(answer, "match")).containsExactly(CAMILLE_AT_HOSPITAL, CAMILLE_AT_LABORATORY);
        assertThat(modes(answer, "include")).containsExactlyInAnyOrder(CAMILLE, HOSPITAL, LABORATORY);
    }

    @Test
    void professionals_and_structures_bring_the_roles_that_refer_to_them() {
        Answer people = client.get("/Practitioner?_id=camille&_revinclude=PractitionerRole:practitioner");
        Answer structures = client.get("/Organization?_id=laboratoire&_revinclude=PractitionerRole:organization");

        assertThat(modes(people, "match")).containsExactly(CAMILLE);
        assertThat(modes(people, "include")).containsExactly(CAMILLE_AT_HOSPITAL, CAMILLE_AT_LABORATORY);
        assertThat(modes(structures, "include")).containsExactly(CAMILLE_AT_LABORATORY);
    }

    @Test
    void elements_left_out_are_announced_as_a_subset() {
        JsonNode camille = client.get("/Practitioner?_id=camille&_elements=identifier")
                .json()
                .at("/entry/0/resource");

        assertThat(camille.has("telecom")).isFalse();
        assertThat(camille.has("identifier")).isTrue();
        assertThat(camille.at("/meta/tag/0/code").asText()).isEqualTo("SUBSETTED");
        assertThat(sandbox.snapshot(Practitioner.class, CAMILLE).getMeta().getTag())
                .isEmpty();
    }

    @Test
    void entries_carry_their_full_address() {
        assertThat(client.get("/Practitioner?_id=camille")
                        .json()
                        .at("/entry/0/fullUrl")
                        .asText())
                .isEqualTo(sandbox.baseUrl() + "/Practitioner/camille");
    }

    @Test
    void a_total_is_given_to_who_asks_and_to_nobody_else() {
        assertThat(client.get("/Practitioner?_total=accurate&_count=2")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(client.get("/Practitioner?_count=2").json().has("total")).isFalse();
        assertThat(client.get("/Practitioner?_total=none").json().has("total")).isFalse();
    }

    @Test
    void the_same_search_can_be_posted() {
        Answer answer = client.search("Practitioner", "identifier=" + encoded(RPPS + "|" + CAMILLE_RPPS));

        assertThat(answer.ids()).containsExactly(CAMILLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox-mss-type=PER",
                "_summary=true",
                "identifier:not=1",
                "mailbox-mss:above=x",
                "practitioner=camille",
                "_sort=name"
            })
    void an_unknown_parameter_is_refused(String parameter) {
        Answer answer = client.get("/Practitioner?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issueCode()).isEqualTo("MSG_PARAM_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=beaucoup",
                "_count=0",
                "active=peut-etre",
                "_lastUpdated=hier",
                "_include=Practitioner:friend",
                "_total=roughly"
            })
    void a_value_that_cannot_be_read_is_refused(String parameter) {
        Answer answer = client.get("/PractitionerRole?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issue().path("severity").asText()).isEqualTo("error");
    }

    @Test
    void what_the_live_server_does_not_route_is_refused_with_an_outcome() {
        assertThat(client.get("?_type=Practitioner").json().path("resourceType").asText())
                .isEqualTo("OperationOutcome");
        assertThat(client.get("/Patient").status()).isEqualTo(404);
        assertThat(client.answer(client.request("/Practitioner/camille").DELETE())
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void the_capability_statement_names_what_is_offered() {
        JsonNode statement = client.get("/metadata").json();
        JsonNode role = statement.at("/rest/0/resource/1");

        assertThat(statement.path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(role.path("type").asText()).isEqualTo("PractitionerRole");
        assertThat(role.path("interaction").findValuesAsText("code")).containsExactly("read", "search-type", "patch");
        for (String name : role.path("searchParam").findValuesAsText("name")) {
            assertThat(client.get("/PractitionerRole?" + name + "=2026").status())
                    .as(name)
                    .isIn(200, 400)
                    .isNotEqualTo(name.equals("active") ? 200 : 400);
        }
    }

    private List<String> practitioners(String criteria) {
        return client.get("/Practitioner?" + criteria).ids();
    }

    private List<String> roles(String criteria) {
        return client.get("/PractitionerRole?" + criteria).ids();
    }

    private static List<String> modes(Answer answer, String mode) {
        return answer.json()
                .path("entry")
                .valueStream()
                .filter(entry -> entry.at("/search/mode").asText().equals(mode))
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }
}
