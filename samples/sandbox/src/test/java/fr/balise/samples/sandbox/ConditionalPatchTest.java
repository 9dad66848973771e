package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.Client.encoded;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_AT_HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_RPPS;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL_FINESS;
import static fr.balise.samples.sandbox.SampleFiles.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.WriteDialect;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalPatchTest {
    private static final String ADDRESS = "neuve@hopital-exemple.mssante.fr";
    private static final String RPPS = "https://rpps.esante.gouv.fr|";
    private static final String BY_IDENTIFIER = "identifier=" + encoded(RPPS + "1000000000101");
    private static final String BY_ROLE_IDENTIFIER = "practitionerRole." + BY_IDENTIFIER;
    private static final String BY_BOTH = "practitioner.identifier=" + encoded(RPPS + CAMILLE_RPPS)
            + "&organization.identifier=" + encoded("http://finess.sante.gouv.fr|" + HOSPITAL_FINESS);

    private SandboxOptions options = SandboxOptions.serving(Path.of(""));
    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        options = SandboxOptions.serving(SampleFiles.writeTo(folder)).withoutRateLimit();
        start(WriteDialect.ANY);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_role_is_named_in_each_of_the_three_ways() {
        for (String criteria : new String[] {BY_IDENTIFIER, BY_ROLE_IDENTIFIER, BY_BOTH}) {
            start(WriteDialect.ANY);

            Answer answer = patchRole(criteria);

            assertThat(answer.status()).as(criteria).isEqualTo(200);
            assertThat(answer.json().path("id").asText()).isEqualTo(CAMILLE_AT_HOSPITAL);
            assertThat(sandbox.telecomJson("PractitionerRole", CAMILLE_AT_HOSPITAL))
                    .contains(ADDRESS);
        }
    }

    @Test
    void a_professional_is_named_by_either_identifier() {
        assertThat(patch("Practitioner", "identifier=" + encoded("urn:oid:1.2.250.1.71.4.2.1|8" + CAMILLE_RPPS))
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(CAMILLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://finess.esante.gouv.fr", "http://finess.sante.gouv.fr", "http://finess.esante.gouv.fr"})
    void a_structure_is_named_by_finess_under_each_system(String system) {
        Answer answer = patch("Organization", "identifier=" + encoded(system + "|" + HOSPITAL_FINESS));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asText()).isEqualTo(HOSPITAL);
    }

    @Test
    void nobody_found_is_404() {
        Answer answer = patch("Practitioner", "identifier=" + encoded(RPPS + "99999999999"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.issueCode()).isEqualTo("MSG_NO_EXIST");
    }

    @Test
    void several_found_are_412_and_none_is_changed() {
        Answer answer = patchRole("practitioner.identifier=" + encoded(RPPS + "10000000002")
                + "&organization.identifier=" + encoded("https://finess.esante.gouv.fr|" + HOSPITAL_FINESS));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.issue().path("code").asText()).isEqualTo("conflict");
        assertThat(answer.issueCode()).isEqualTo("SEARCH_MULTIPLE");
        assertThat(sandbox.telecomJson("PractitionerRole", "maelys-hopital")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "active=true", "identifier=", "practitioner.identifier=10000000001", "nom=Lenoir"})
    void criteria_that_name_nobody_in_particular_are_refused(String criteria) {
        Answer answer = patchRole(criteria);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void each_draft_takes_its_own_form_only() {
        start(WriteDialect.GUIDES);
        assertThat(patchRole(BY_BOTH).status()).isEqualTo(400);
        assertThat(patchRole(BY_ROLE_IDENTIFIER).status()).isEqualTo(400);
        assertThat(patchRole(BY_IDENTIFIER).status()).isEqualTo(200);

        start(WriteDialect.DRAFT_OF_19_JUNE);
        assertThat(patchRole(BY_IDENTIFIER).status()).isEqualTo(400);
        assertThat(patchRole(BY_BOTH).status()).isEqualTo(200);

        start(WriteDialect.DRAFT_OF_24_JUNE);
        assertThat(patchRole(BY_IDENTIFIER).status()).isEqualTo(400);
        assertThat(patchRole(BY_ROLE_IDENTIFIER).status()).isEqualTo(200);
    }

    @Test
    void a_finess_system_that_is_not_accepted_names_nobody() {
        start(WriteDialect.ANY.withFinessSystems(Set.of("http://finess.esante.gouv.fr")));

        assertThat(patch("Organization", "identifier=" + encoded("http://finess.sante.gouv.fr|" + HOSPITAL_FINESS))
                        .status())
                .isEqualTo(404);
        assertThat(patch("Organization", "identifier=" + encoded("http://finess.esante.gouv.fr|" + HOSPITAL_FINESS))
                        .status())
                .isEqualTo(200);
    }

    private void start(WriteDialect dialect) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = SandboxDirectory.start(options.with("writeDialect", dialect));
        client = new Client(sandbox);
    }

    private Answer patchRole(String criteria) {
        return patch("PractitionerRole", criteria);
    }

    private Answer patch(String type, String criteria) {
        return client.patch("/" + type + "?" + criteria, Patches.of(Patches.insert(type, mailbox(ADDRESS, "PER", ""))));
    }
}
