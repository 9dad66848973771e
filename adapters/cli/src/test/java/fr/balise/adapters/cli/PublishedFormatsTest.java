package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.formats.json.Schemas;
import fr.balise.core.findings.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every JSON document that leaves names its schema and follows it. */
class PublishedFormatsTest {
    private static final Map<String, Schema> KNOWN = new HashMap<>();

    @TempDir
    private Path folder;

    static JsonNode valid(String name, String document) throws IOException {
        String urn = new ObjectMapper().readTree(document).path("schema").asText();
        assertThat(urn).startsWith("urn:balise:" + name + ":");
        var schema = KNOWN.computeIfAbsent(
                urn,
                each -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Schemas.of(
                                each.substring("urn:balise:".length()).replace(':', '-'))));
        assertThat(schema.validate(document, InputFormat.JSON)).as(document).isEmpty();
        return new ObjectMapper().readTree(document);
    }

    static JsonNode validFile(String name, Path file) throws IOException {
        return valid(name, Files.readString(file));
    }

    static JsonNode valid(String name, Told told) throws IOException {
        assertThat(told.out()).as(told.err()).startsWith("{");
        return valid(name, told.out());
    }

    private static Told onSamples(Object... words) {
        return Told.by(Stream.concat(
                        Stream.of(words), Stream.of("--data", Told.DATA, "--as-of", "2026-12-01", "--format", "json"))
                .toArray());
    }

    private Path otherPolicy() throws IOException {
        return PolicyCopy.in(folder.resolve("other"))
                .editing("rules/personal.drl", "usage == REFUSED", "usage != REFUSED")
                .folder();
    }

    @Test
    void a_plan_and_what_is_said_of_it_follow_their_schemas() throws Exception {
        Path plan = folder.resolve("plan.json");
        valid("plan", onSamples("plan", "--policy", Told.POLICY, "--out", plan));
        valid("plan", Told.by("show", plan, "--format", "json"));

        JsonNode explanation = valid(
                "explanation", onSamples("explain", "michel.dupont@ville-exemple.mssante.fr", "--policy", Told.POLICY));

        assertThat(explanation.at("/sources/A3-PER/document/fr").asText()).isNotEmpty();
        assertThat(explanation.at("/sources/A3-PER/place/fr").asText()).isNotEmpty();
        assertThat(explanation.at("/sources/A3-PER/says/en").asText()).isNotEmpty();
    }

    @Test
    void what_compares_two_policies_follows_its_schema() throws Exception {
        Path other = otherPolicy();

        JsonNode simulated = valid("simulation", onSamples("simulate", "--policy", Told.POLICY, "--against", other));
        JsonNode differing = valid("difference", onSamples("policy", "diff", Told.POLICY, other));

        assertThat(simulated.path("changed")).isNotEmpty();
        assertThat(differing.path("classes")).isNotEmpty();
        assertThat(differing.at("/classes/0/mailboxes").isArray()).isTrue();
    }

    @Test
    void what_judges_a_policy_follows_its_schema() throws Exception {
        JsonNode failing = valid("scenarios", Told.by("policy", "test", otherPolicy(), "--format", "json"));

        assertThat(failing.path("failures")).isNotEmpty();
        JsonNode said = valid("policy", Told.by("policy", "show", Told.POLICY, "--format", "json"));
        assertThat(said.path("rules")).hasSizeGreaterThan(40);
        valid("certificate", Files.readString(Told.POLICY.resolve("certificate.json")));
    }

    @Test
    void a_run_its_events_and_its_journal_follow_their_schemas() throws Exception {
        try (Site site = new Site(folder)) {
            site.makePlan();
            JsonNode run = valid(
                    "run",
                    site.apply(
                            "--yes",
                            "--format",
                            "json",
                            "--journal",
                            site.journal(),
                            "--events",
                            site.file("events.ndjson")));

            assertThat(run.path("results")).isNotEmpty();
            assertThat(run.at("/receipt/digest").asText()).hasSize(64);
            List<String> events = Files.readAllLines(site.file("events.ndjson"));
            assertThat(events).hasSizeGreaterThan(run.path("results").size());
            for (String event : events) {
                valid("event", event);
            }
            Told runs = Told.by("journal", "runs", "--journal", site.journal(), "--format", "json");
            assertThat(valid("runs", runs).path("runs")).hasSize(1);
            List<String> entries = Told.by("journal", "export", "--journal", site.journal())
                    .out()
                    .lines()
                    .toList();
            assertThat(entries).isNotEmpty();
            for (String entry : entries) {
                valid("journal-entry", entry);
            }
        }
    }

    /** A command that is new here needs its schema, its line in {@code docs/formats.md}, and to be tried above. */
    @Test
    void no_other_command_writes_json() {
        CommandLine line = Main.line(
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                Configuration.empty(),
                Language.EN);

        assertThat(writingJson(line, ""))
                .containsExactlyInAnyOrder(
                        " answers",
                        " apply",
                        " ask",
                        " config show", // tells what --format would be, and has no other form
                        " explain",
                        " follow",
                        " journal runs",
                        " plan",
                        " policy diff",
                        " policy show",
                        " policy test",
                        " resume",
                        " show",
                        " simulate",
                        " status",
                        " undo");
    }

    private static List<String> writingJson(CommandLine line, String name) {
        List<String> all =
                new ArrayList<>(line.getCommandSpec().findOption("--format") == null ? List.of() : List.of(name));
        line.getSubcommands().forEach((sub, command) -> all.addAll(writingJson(command, name + " " + sub)));
        return all;
    }

    @Test
    void every_published_schema_is_told_in_the_guide() throws IOException {
        String guide = Files.readString(Told.HOME.resolve("docs/formats.md"));
        try (Stream<Path> schemas =
                Files.list(Told.HOME.resolve("adapters/formats/src/main/resources/fr/balise/adapters/formats"))) {
            assertThat(schemas.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".schema.json"))
                            .map(name -> name.replaceAll("balise-(.+)-(\\d+)\\.schema\\.json", "`urn:balise:$1:$2`")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(urn -> assertThat(guide).contains(urn));
        }
    }
}
