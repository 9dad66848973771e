package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published in figures, over dated directories; the numbers are counted by hand from the samples. */
class StatusCommandTest {
    private static final String SITUATIONS = "directory/situations.ndjson";

    @TempDir
    private Path folder;

    private Path data(String day) throws IOException {
        Path copy = folder.resolve("data-" + day);
        try (Stream<Path> files = Files.walk(Told.DATA)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(Told.DATA.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void edit(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text.indexOf(before)).as(before).isPositive().isEqualTo(text.lastIndexOf(before));
        Files.writeString(file, text.replace(before, after));
    }

    private Told status(Path data, String day, Object... more) {
        return Told.by(Stream.concat(
                        Stream.of(
                                "status",
                                "--policy",
                                Told.POLICY,
                                "--data",
                                data,
                                "--as-of",
                                day,
                                "--store",
                                folder.resolve("store")),
                        Stream.of(more))
                .toArray());
    }

    private static JsonNode json(Told told) throws IOException {
        return PublishedFormatsTest.valid("status", told);
    }

    private static Map<String, Integer> indicators(JsonNode told, String... keys) {
        return Stream.of(keys)
                .collect(Collectors.toMap(
                        key -> key, key -> told.path("indicators").path(key).asInt()));
    }

    /**
     * Of the samples: 47 publications of 42 addresses; Sylvie Moreau's alone was last used more than a year before; of the
     * orphan and of Luc Girard's nothing is known; for the orphan and Nadia Cohen no answer stands; one holder of type 10;
     * Anne Roussel's closed situation, Hugo Lambert's closed structure, Rose Fournier's closed record; Élodie Noël shown.
     */
    @Test
    void indicators_over_three_dated_directories_are_those_counted_by_hand() throws IOException {
        Path first = data("2026-12-01");
        Path second = data("2026-12-08");
        Path third = data("2027-03-01");
        String nadia = "\"value\":\"nadia.cohen@ville-exemple.mssante.fr\"";
        // A week later Nadia Cohen answered; in March her mailbox is no longer published, and those of Camille
        // Chevalier and
        // Théo Tessier, last used in the winter before, are beyond the year.
        String answered = "nadia.cohen@ville-exemple.mssante.fr," + situationOf("nadia.cohen") + ",no,no,2026-12-05\n";
        for (Path data : List.of(second, third)) {
            Path answers = data.resolve("declarations.csv");
            Files.writeString(answers, Files.readString(answers) + answered);
        }
        edit(third.resolve(SITUATIONS), nadia, "\"value\":\"nadia.cohen@ailleurs.mssante.fr\"");

        JsonNode one = json(status(first, "2026-12-01", "--format", "json"));
        JsonNode two = json(status(second, "2026-12-08", "--format", "json"));
        JsonNode three = json(status(third, "2027-03-01", "--format", "json"));

        String[] keys = {
            "publications",
            "addresses",
            "unused",
            "activityUnknown",
            "unanswered",
            "type10",
            "closedPlaces",
            "redListShown",
            "answers",
            "answersFollowed"
        };
        assertThat(indicators(one, keys))
                .isEqualTo(Map.of(
                        "publications", 47,
                        "addresses", 42,
                        "unused", 1,
                        "activityUnknown", 2,
                        "unanswered", 2,
                        "type10", 1,
                        "closedPlaces", 3,
                        "redListShown", 1,
                        "answers", 49,
                        "answersFollowed", 37));
        assertThat(indicators(two, keys))
                .isEqualTo(Map.of(
                        "publications", 47,
                        "addresses", 42,
                        "unused", 1,
                        "activityUnknown", 2,
                        "unanswered", 1,
                        "type10", 1,
                        "closedPlaces", 3,
                        "redListShown", 1,
                        "answers", 50,
                        "answersFollowed", 37));
        assertThat(indicators(three, keys))
                .isEqualTo(Map.of(
                        "publications", 46,
                        "addresses", 41,
                        "unused", 3,
                        "activityUnknown", 2,
                        "unanswered", 1,
                        "type10", 1,
                        "closedPlaces", 3,
                        "redListShown", 1,
                        "answers", 50,
                        "answersFollowed", 38));
        assertThat(three.path("history").findValuesAsText("day"))
                .containsExactly("2026-12-01", "2026-12-08", "2027-03-01");
        assertThat(three.path("history").findValuesAsText("publications")).containsExactly("47", "47", "46");
    }

    private static String situationOf(String local) throws IOException {
        for (String line : Files.readAllLines(Told.DATA.resolve(SITUATIONS))) {
            if (line.contains("\"" + local + "@")) {
                return new ObjectMapper()
                        .readTree(line)
                        .at("/identifier/0/value")
                        .asText();
            }
        }
        throw new IllegalStateException(local);
    }

    @Test
    void every_group_adds_up_to_the_whole() throws IOException {
        JsonNode told = json(status(data("today"), "2026-12-01", "--format", "json"));

        for (String key : List.of("publications", "findings")) {
            int whole = told.at("/indicators/" + key).asInt();
            assertThat(whole).as(key).isGreaterThan(5);
            for (String dimension : List.of("DOMAIN", "STRUCTURE", "SETTING")) {
                int sum = 0;
                int members = 0;
                for (JsonNode group : told.path("groups")) {
                    int count = group.path("dimension").asText().equals(dimension)
                            ? group.at("/indicators/" + key).asInt()
                            : 0;
                    sum += count;
                    members += count > 0 ? 1 : 0;
                }
                assertThat(sum).as(key + " " + dimension).isEqualTo(whole);
                assertThat(members).as(key + " " + dimension).isGreaterThan(1);
            }
        }
    }

    @Test
    void findings_tell_since_when_they_are_open() throws IOException {
        Path data = data("today");
        status(data, "2026-12-01");

        JsonNode later = json(status(data, "2026-12-20", "--format", "json"));
        assertThat(later.path("openFindings").findValuesAsText("since")).containsOnly("2026-12-01");

        JsonNode forgotten = json(Told.by(
                "status",
                "--policy",
                Told.POLICY,
                "--data",
                data,
                "--as-of",
                "2026-12-20",
                "--format",
                "json",
                "--store",
                "none"));
        assertThat(forgotten.path("openFindings").findValuesAsText("since")).containsOnly("2026-12-20");
    }

    @Test
    void a_threshold_that_is_passed_is_a_finding() throws IOException {
        Path data = data("today");

        Told passed = status(data, "2026-12-01", "--threshold", "type10=0,unused=50%");

        assertThat(passed.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(passed.err())
                .contains("Threshold passed: type 10: 1, at most 0 expected")
                .doesNotContain("without use");
        assertThat(status(data, "2026-12-01", "--threshold", "type10=1").exitCode())
                .isEqualTo(ExitCode.FINE);
        Told wrong = status(data, "2026-12-01", "--threshold", "beauty=1");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(wrong.err()).contains("'beauty=1' is no threshold", "cameBack");
    }

    @Test
    void the_table_has_a_line_for_each_indicator_of_each_group() throws IOException {
        Path table = folder.resolve("indicators.csv");

        Told shown = status(data("today"), "2026-12-01", "--csv", table, "--format", "csv");

        assertThat(table).hasContent(shown.out());

        assertThat(table)
                .content()
                .startsWith("day,dimension,member,name,indicator,value")
                .contains("2026-12-01,ALL,,,publications,47")
                .contains("2026-12-01,SETTING,LABORATORY,,publications,5")
                .containsPattern("2026-12-01,STRUCTURE,990000010,[^,\\n]+,type10,1");
    }

    @Test
    void a_page_draws_the_days_and_needs_nothing_else() throws IOException {
        Path data = data("today");
        status(data, "2026-11-30");

        String page = status(data, "2026-12-01", "--format", "html", "--history", "--by", "domain,structure")
                .out();

        assertThat(page)
                .contains("<svg role=\"img\" aria-label=\"2026-11-30: 47 publications")
                .contains("ville-exemple.mssante.fr")
                .doesNotContain("<script", "http://", "style=\"");
    }
}
