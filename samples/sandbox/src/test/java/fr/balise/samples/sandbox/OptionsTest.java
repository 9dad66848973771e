package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.HOSPITAL;
import static fr.balise.samples.sandbox.SampleFiles.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.SandboxOptions.EmailTypeOnWrite;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final String ADDRESS = "neuve@hopital-exemple.mssante.fr";
    private static final String UNMARKED = "{\"system\":\"email\",\"value\":\"" + ADDRESS + "\"}";

    @TempDir
    Path folder = Path.of("");

    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void start() {
        SampleFiles.writeTo(folder);
        start(options -> options);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everything_is_shown_unless_protected_data_are_hidden() {
        assertThat(client.get("/Practitioner/" + CAMILLE).body()).contains("listeRouge", "responsible");

        start(options -> options.with("hideProtectedData", true));

        assertThat(client.get("/Practitioner/" + CAMILLE).body())
                .contains("\"code\":\"PER\"")
                .doesNotContain("listeRouge")
                .doesNotContain("responsible");
        assertThat(client.get("/Organization?_id=" + HOSPITAL).body())
                .contains("listeRouge")
                .doesNotContain("responsible");
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).contains("listeRouge", "responsible");
    }

    @Test
    void a_patch_keeps_what_reads_hide() {
        start(options -> options.with("hideProtectedData", true));

        client.patch(
                "/Organization/" + HOSPITAL, Patches.of(Patches.insert("Organization", mailbox(ADDRESS, "ORG", ""))));

        assertThat(sandbox.telecomJson("Organization", HOSPITAL)).contains(ADDRESS, "responsible");
    }

    @Test
    void an_unknown_parameter_may_break_the_server_as_was_observed() {
        start(options -> options.with("unknownParameterStatus", 500));

        Answer answer = client.get("/Practitioner?mailbox-mss-type=PER");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.issue().path("severity").asText()).isEqualTo("fatal");
        assertThat(answer.issue().path("code").asText()).isEqualTo("exception");
    }

    @Test
    void a_delete_of_nothing_may_be_refused() {
        start(options -> options.with("refuseDeleteOfNothing", true));

        Answer answer = client.patch(
                "/Practitioner/" + CAMILLE, Patches.of(Patches.delete("Practitioner", "personne@x.mssante.fr")));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void a_mailbox_written_without_its_messaging_type_is_kept_as_sent() {
        assertThat(insertUnmarked().status()).isEqualTo(200);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).contains(UNMARKED);
    }

    @Test
    void a_missing_messaging_type_may_be_added() {
        start(options -> options.with("emailTypeOnWrite", EmailTypeOnWrite.ADDED));

        assertThat(insertUnmarked()
                        .json()
                        .at("/telecom/0/extension/0/valueCoding/code")
                        .asText())
                .isEqualTo("MSSANTE");
    }

    @Test
    void a_missing_messaging_type_may_be_refused() {
        start(options -> options.with("emailTypeOnWrite", EmailTypeOnWrite.REQUIRED));

        assertThat(insertUnmarked().status()).isEqualTo(422);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).doesNotContain(ADDRESS);
    }

    @Test
    void a_given_port_is_the_one_listened_on_and_cannot_be_shared() {
        int port = sandbox.baseUrl().getPort();

        assertThat(sandbox.baseUrl()).hasHost("127.0.0.1").hasPath("/fhir");
        assertThatThrownBy(() ->
                        SandboxDirectory.start(SandboxOptions.serving(folder).with("port", port)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    callsPerSecond   | -1    | callsPerSecond must be at least 0, not -1
                    port             | often | port: .*often
                    emailTypeOnWrite | LATER | emailTypeOnWrite: .*ADDED
                    prot             | 8080  | prot is not known; there are .*port
                    """)
    void nonsense_is_refused_by_name(String option, String value, String told) {
        SandboxOptions options = SandboxOptions.serving(folder);

        assertThatThrownBy(() -> options.with(option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(told + ".*");
    }

    @Test
    void keys_do_not_show_when_options_are_printed() {
        assertThat(SandboxOptions.serving(folder)
                        .with("apiKeys", Set.of("secret-1", "secret-2"))
                        .toString())
                .contains("apiKeys=2")
                .doesNotContain("secret");
    }

    private Answer insertUnmarked() {
        return client.patch("/Practitioner/" + CAMILLE, Patches.of(Patches.insert("Practitioner", UNMARKED)));
    }

    private void start(UnaryOperator<SandboxOptions> choice) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = SandboxDirectory.start(
                choice.apply(SandboxOptions.serving(folder).withoutRateLimit()));
        client = new Client(sandbox);
    }
}
