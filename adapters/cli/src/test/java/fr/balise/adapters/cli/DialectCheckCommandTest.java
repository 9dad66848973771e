package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.WriteDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class DialectCheckCommandTest {
    @TempDir
    private Path folder;

    private static SandboxDirectory sandbox(WriteDialect dialect) {
        return SandboxDirectory.start(SandboxOptions.serving(Told.DATA.resolve("directory"))
                .with("apiKeys", Set.of())
                .with("writeDialect", dialect));
    }

    private static Told check(Object endpoint, Object dialect) {
        return Told.by("dialect", "check", "--endpoint", endpoint, "--dialect", dialect, "--lang=en");
    }

    @Test
    void each_draft_says_what_it_sends_and_finds_what_it_needs_on_its_server() {
        try (SandboxDirectory first = sandbox(WriteDialect.DRAFT_OF_19_JUNE);
                SandboxDirectory second = sandbox(WriteDialect.DRAFT_OF_24_JUNE)) {
            Told june19 = check(first.baseUrl(), "draft-2026-06-19");
            Told june24 = check(second.baseUrl(), "draft-2026-06-24");

            assertThat(june19.exitCode()).as(june19.err()).isEqualTo(ExitCode.FINE);
            assertThat(june19.out())
                    .contains("Dialect draft-2026-06-19; Balise will send:")
                    .contains("FINESS numbers under the system http://finess.sante.gouv.fr")
                    .contains("PATCH [type]/[id], by logical id")
                    .contains("✓ PractitionerRole: write (patch).")
                    .contains("The server declares all that is needed.");
            assertThat(june24.exitCode()).as(june24.err()).isEqualTo(ExitCode.FINE);
            assertThat(june24.out()).contains("FINESS numbers under the system http://finess.esante.gouv.fr");
        }
    }

    @Test
    void a_third_dialect_of_ones_own_is_told_with_its_conditional_search() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), """
                extends: draft-2026-06-19
                name: ours
                targeting: CONDITIONAL
                update: DELETE_INSERT
                type: {form: CODE}
                """);
        try (SandboxDirectory server = sandbox(WriteDialect.DRAFT_OF_19_JUNE)) {
            Told told = check(server.baseUrl(), mine);

            assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
            assertThat(told.out())
                    .contains("Dialect ours")
                    .contains("PATCH PractitionerRole?practitioner.identifier=…&organization.identifier=…")
                    .contains("delete then insert")
                    .contains("the mailbox type as valueCode")
                    .contains("? PractitionerRole: conditional PATCH is not declared; try it on one resource");
        }
    }

    /** As the guide 0.1.0 describes its endpoint: it writes, conditionally, and nothing else. */
    @Test
    void an_endpoint_that_only_writes_is_known_by_what_it_declares() throws IOException {
        String resources = Stream.of("Practitioner", "PractitionerRole", "Organization")
                .map(type -> """
                        {"type": "%s", "interaction": [{"code": "patch"}], "searchParam": [{"name": "identifier"}],
                         "extension": [{"url": "http://hl7.org/fhir/5.0/StructureDefinition/\
                        extension-CapabilityStatement.rest.resource.conditionalPatch", "valueBoolean": true}]}
                        """.formatted(type))
                .collect(Collectors.joining(","));
        Told told = checkOf(
                200,
                "application/fhir+json",
                "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"kind\":\"of our own\","
                        + "\"rest\":[{\"resource\":[" + resources + "]}]}",
                "guide-0.1.0");

        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .contains("PATCH PractitionerRole?identifier=…", "the mailbox type as valueCode")
                .contains("✓ This server declares writing only", "--directory")
                .contains("✓ PractitionerRole: conditional PATCH.")
                .contains("The server declares all that is needed.")
                .doesNotContain("search-type", "mailbox-mss");
        assertThat(told.out().lines().filter(line -> line.startsWith("  ✓"))).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_dialect_and_a_wrong_file_are_told() throws IOException {
        assertThat(check("http://localhost:1/fhir", "draft-2027").err()).contains("neither a preset");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "extends: draft-2026-06-24\ntargetting: BY_ID\n");
        Told told = check("http://localhost:1/fhir", wrong);
        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err())
                .contains("wrong.yaml:2", "the key 'targetting' is unknown here. Did you mean targeting?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|text/plain|not here|1|does not exist (404)",
                "200|text/html|<html><body>Welcome</body></html>|1|without a readable FHIR resource",
                "401|application/json|{}|1|The API key is refused",
                "500|text/plain|oops|1|The server fails",
                "200|application/fhir+json|{\"resourceType\":\"Patient\"}|1|without a readable FHIR resource",
                "200|application/fhir+json|{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"3.0.2\"}|2|✗ FHIR 3.0.2",
                "200|application/fhir+json|{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\"}|0|? Practitioner: write (patch) is not declared"
            })
    void a_server_that_is_not_what_it_should_be_is_told(
            int status, String type, String body, int exitCode, String words) throws IOException {
        Told told = checkOf(status, type, body, "draft-2026-06-24");

        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.out())
                .as("what will be sent is told whatever the server says")
                .contains("Balise will send:");
        assertThat(told.out() + told.err()).contains(words).doesNotContain("\tat ");
    }

    private static Told checkOf(int status, String type, String body, String dialect) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return check("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir", dialect);
        } finally {
            server.stop(0);
        }
    }
}
