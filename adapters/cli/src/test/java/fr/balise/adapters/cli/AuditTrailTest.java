package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What EX_GDT_5040 asks of each traced action, looked for in what an auditor is given. */
class AuditTrailTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> OUTCOMES = Set.of("APPLIED", "REFUSED", "UNKNOWN", "RETRIED");

    @TempDir
    private static Path folder;

    private static Site site;
    private static String run;

    @BeforeAll
    static void a_run_with_a_failure() throws IOException {
        site = new Site(folder);
        assertThat(site.makePlan("--memory", "none").exitCode()).isEqualTo(ExitCode.FINE);
        site.sandbox()
                .faults()
                .add(Fault.before(FaultTrigger.anyPatch().path(".*role-martin-hopital.*"), FaultEffect.status(400)));
        Told told = site.apply(
                "--journal",
                site.journal(),
                "--author",
                "camille.modele",
                "--events",
                site.file("events.ndjson"),
                "--metrics",
                site.file("balise.prom"));
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.PARTLY_APPLIED);
        Files.writeString(site.file("report.txt"), told.out() + told.err());
        run = MAPPER.readTree(Told.by("journal", "export", "--journal", site.journal())
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .path("run")
                .asText();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private String export(String form) {
        Told told = Told.by("journal", "export", "--as", form, "--run", run, "--journal", site.journal());
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        return told.out();
    }

    private List<JsonNode> entries() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : export("ndjson").split("\n", -1)) {
            if (!line.isEmpty()) {
                entries.add(MAPPER.readTree(line));
            }
        }
        return entries;
    }

    @Test
    void each_entry_says_what_who_when_with_what_and_from_where() throws IOException {
        Instant before = Instant.now().minusSeconds(600);
        assertThat(entries()).hasSizeGreaterThan(48).allSatisfy(entry -> {
            JsonNode content = entry.path("content");
            assertThat(content.path("action").asText()).isNotBlank();
            assertThat(content.path("author").asText()).isEqualTo("camille.modele");
            assertThat(Instant.parse(content.path("at").asText())).isBetween(before, Instant.now());
            assertThat(content.path("client").asText()).contains("balise ", "Java ");
            assertThat(content.path("source").asText()).isNotBlank();
            assertThat(content.path("policy").asText()).hasSize(64);
            assertThat(entry.path("hash").asText()).hasSize(64);
        });
    }

    @Test
    void each_call_says_what_was_asked_and_what_was_answered() throws IOException {
        assertThat(entries())
                .filteredOn(entry -> entry.path("kind").asText().equals("INTENDED"))
                .hasSize(24)
                .allSatisfy(entry -> {
                    JsonNode request = entry.path("content").path("request");
                    assertThat(request.path("method").asText()).isEqualTo("PATCH");
                    assertThat(request.path("url").asText())
                            .startsWith(site.sandbox().baseUrl().toString());
                    assertThat(MAPPER.readTree(request.path("body").asText())
                                    .path("resourceType")
                                    .asText())
                            .isEqualTo("Parameters");
                });
        assertThat(entries())
                .filteredOn(entry -> OUTCOMES.contains(entry.path("kind").asText()))
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy(entry -> {
                    JsonNode response = entry.path("content").path("response");
                    assertThat(response.path("status").asInt()).isPositive();
                    assertThat(response.path("body").asText()).isNotBlank();
                    // The server's own clock beside ours: a clock that drifts can be seen afterwards.
                    assertThat(response.path("date").asText()).contains("GMT");
                });
    }

    @Test
    void a_failure_is_traced_like_a_success() throws IOException {
        assertThat(entries())
                .filteredOn(entry -> entry.path("kind").asText().equals("REFUSED"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.at("/content/response/status").asInt()).isEqualTo(400);
                    assertThat(entry.at("/content/response/body").asText()).contains("OperationOutcome");
                    assertThat(entry.at("/content/carrier").asText()).isEqualTo("PractitionerRole/role-martin-hopital");
                });
        assertThat(export("csv").lines().filter(line -> line.contains(",REFUSED,")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",400,", "camille.modele"));
    }

    @Test
    void the_columns_of_the_spreadsheet_hold_the_same() {
        assertThat(export("csv").lines().findFirst().orElseThrow())
                .isEqualTo("number,at,run,kind,action,author,client,source,mailbox,carrier,change,policy,method,url,"
                        + "status,why,request,response,hash");
        assertThat(export("csv")).contains("\"\"resourceType\"\":\"\"Parameters\"\"");
    }

    @Test
    void the_key_stands_in_no_file_that_a_run_leaves() throws IOException {
        Files.writeString(site.file("export.ndjson"), export("ndjson"));
        Files.writeString(site.file("export.csv"), export("csv"));
        List<Path> looked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().equals("key")) {
                    looked.add(file);
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(Site.KEY);
                }
            }
        }
        assertThat(looked)
                .extracting(file -> file.getFileName().toString())
                .contains("journal", "events.ndjson", "balise.prom", "report.txt", "export.ndjson", "export.csv");
    }

    @Test
    void the_report_says_how_to_take_it_back_and_what_the_directory_no_longer_admits_is_told() throws IOException {
        assertThat(Files.readString(site.file("report.txt")))
                .contains("refused · attach jeanne.martin@hopital-exemple.mssante.fr")
                .contains("balise undo " + run + " --journal " + site.journal());

        Told undo = site.onServer("undo", run, "--journal", site.journal());

        assertThat(undo.exitCode()).as(undo.err()).isEqualTo(ExitCode.PARTLY_APPLIED);
        assertThat(undo.out()).contains("22 applied, 1 refused").contains("alice.renard@messagerie-exemple.fr");
        assertThat(Told.by("journal", "verify", "--journal", site.journal()).out())
                .contains("nothing is altered");
    }
}
