package fr.balise.adapters.publication.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.Golden;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunDocumentTest {
    private static final String HOSTILE =
            "<script>alert('x')</script> =cmd()|' /C calc'!A0 \u001b[2J[x](javascript:y) `z`";

    private static ChangeResult result(int number, Change.Action action, Outcome outcome, String fr, String en) {
        return new ChangeResult(
                "change-" + number,
                action,
                new MailboxAddress("boite." + number + "@ville-exemple.mssante.fr"),
                new CarrierRef(CarrierKind.SITUATION, "role-" + number),
                outcome,
                new Text(fr, en));
    }

    private static RunReport report(Optional<Text> stopped, List<ChangeResult> results) {
        return new RunReport(
                new RunName("20261201-020000-abc123"),
                "p".repeat(64),
                "q".repeat(64),
                Instant.parse("2026-12-01T01:00:00Z"),
                Duration.ofSeconds(3725),
                62_400,
                3,
                stopped,
                RunReport.counted(results),
                results);
    }

    private static Traffic.Counts traffic() {
        Map<Traffic.Kind, Long> kinds = new LinkedHashMap<>();
        kinds.put(new Traffic.Kind("PATCH", "200"), 62_000L);
        kinds.put(new Traffic.Kind("PATCH", "TIMED_OUT"), 1L);
        kinds.put(new Traffic.Kind("POST", "200"), 399L);
        return new Traffic.Counts(
                kinds,
                List.of(10L, 20L, 60_000L, 62_000L, 62_399L, 62_399L, 62_399L, 62_399L, 62_399L),
                8812.25,
                62_400,
                2,
                4,
                Duration.ofSeconds(65));
    }

    /** Everything that can go wrong in a night, with what a hostile server could say. */
    static RunSummary troubled() {
        List<ChangeResult> results = List.of(
                result(
                        1,
                        Change.Action.ATTACH,
                        Outcome.APPLIED,
                        "la réponse le montre (200)",
                        "the answer shows it (200)"),
                result(2, Change.Action.DETACH, Outcome.ALREADY_SO, "l'annuaire le montre déjà", "already shown"),
                result(
                        3,
                        Change.Action.ATTACH,
                        Outcome.REFUSED,
                        "le serveur répond 400 : " + HOSTILE,
                        "the server answers 400: " + HOSTILE),
                result(4, Change.Action.UPDATE, Outcome.STALE, "l'annuaire a changé", "the directory changed"),
                result(5, Change.Action.ATTACH, Outcome.UNKNOWN, "pas de réponse", "no answer"),
                result(6, Change.Action.ATTACH, Outcome.NOT_SENT, "arrêt demandé", "stop asked for"));
        return new RunSummary(
                report(Optional.of(new Text("arrêt demandé", "stop asked for")), results),
                "https://annuaire.exemple.invalid/fhir",
                "/var/lib/balise/journal",
                traffic(),
                Optional.empty(),
                Optional.empty());
    }

    static RunSummary quiet() {
        ChangeResult one = result(
                1, Change.Action.ATTACH, Outcome.APPLIED, "la réponse le montre (200)", "the answer shows it (200)");
        VerificationReport seen = new VerificationReport(
                "p".repeat(64), "q".repeat(64), Instant.parse("2026-12-01T02:03:00Z"), 1, 1, List.of(), "r".repeat(64));
        Receipt receipt = new Receipt(
                seen.planDigest(),
                seen.policyDigest(),
                "20261201-020000-abc123",
                "https://annuaire.exemple.invalid/fhir",
                seen.at().toString(),
                1,
                1,
                1,
                seen.readDigest(),
                "0".repeat(64),
                "d".repeat(64));
        return new RunSummary(
                report(Optional.empty(), List.of(one)),
                "https://annuaire.exemple.invalid/fhir",
                "/var/lib/balise/journal",
                traffic(),
                Optional.of(seen),
                Optional.of(receipt));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_night_with_every_trouble_is_told(Language language) throws IOException {
        golden("run-troubled-", troubled(), language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_quiet_night_is_told(Language language) throws IOException {
        golden("run-quiet-", quiet(), language);
    }

    @Test
    void counters_follow_the_conventions_of_prometheus() throws IOException {
        String metrics = RunMetrics.of(quiet());

        Golden.assertMatches("run-metrics.prom", metrics);
        assertThat(metrics.lines())
                .allMatch(line -> line.matches("# (HELP|TYPE) balise_[a-z_]+ .+")
                        || line.matches("balise_[a-z_]+(\\{[a-z]+=\"[^\"\\\\]*\"(,[a-z]+=\"[^\"\\\\]*\")*})? [0-9.]+"));
        metrics.lines()
                .filter(line -> line.startsWith("# TYPE") && line.endsWith(" counter"))
                .forEach(line -> assertThat(line.split(" ")[2]).endsWith("_total"));
    }

    @Test
    void nothing_that_a_server_says_becomes_markup_or_moves_the_cursor() {
        Document document = RunDocument.of(troubled(), Language.EN, true);
        String html = Reports.html(document);
        String markdown = Reports.markdown(document);

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(markdown).doesNotContain("<script>").contains("\\<script\\>").contains("\\[x\\]");
        assertThat(Reports.text(document)).doesNotContain("\u001b");
        assertThat(markdown).doesNotContain("\u001b");
    }

    @Test
    void the_json_report_has_every_change_and_how_to_go_on() throws IOException {
        JsonNode json = new ObjectMapper().readTree(RunJson.of(troubled()));

        assertThat(json.path("schema").asText()).isEqualTo("urn:balise:run:1");
        assertThat(json.path("results")).hasSize(6);
        assertThat(json.path("results").get(2).at("/remedy/en").asText()).contains("plan again");
        assertThat(json.path("counts").path("UNKNOWN").asInt()).isEqualTo(1);
        assertThat(json.path("retries").asInt()).isEqualTo(5);
        assertThat(json.path("pauses").path("seconds").asDouble()).isEqualTo(65);
        assertThat(json.path("next").toString())
                .contains("balise resume --run 20261201-020000-abc123 --journal /var/lib/balise/journal")
                .contains("balise undo 20261201-020000-abc123");
    }

    @Test
    void thousands_of_failures_are_told_by_their_number_and_json_has_them_all() throws IOException {
        List<ChangeResult> results = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            results.add(result(i, Change.Action.ATTACH, Outcome.STALE, "changé", "changed"));
        }
        RunSummary summary = RunSummary.of(report(Optional.empty(), results), "http://localhost/fhir", "j");
        String text = Reports.text(RunDocument.of(summary, Language.EN, false));

        assertThat(text.lines().count()).isLessThan(220);
        assertThat(text).contains("… and 800 more");
        assertThat(new ObjectMapper().readTree(RunJson.of(summary)).path("results"))
                .hasSize(1000);
    }

    private static void golden(String name, RunSummary summary, Language language) throws IOException {
        Document document = RunDocument.of(summary, language, true);
        Golden.assertMatches(name + language.code() + ".txt", Reports.text(document));
        Golden.assertMatches(name.replaceFirst("-$", ".json"), RunJson.of(summary));
        Golden.assertMatches(name + language.code() + ".md", Reports.markdown(document));
        Golden.assertMatches(name + language.code() + ".html", Reports.html(document));
    }
}
