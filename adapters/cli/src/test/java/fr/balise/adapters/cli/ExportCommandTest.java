package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves for tools that read files. */
class ExportCommandTest {
    private static final String RED_LISTED = "elodie.noel@ville-exemple.mssante.fr";

    @TempDir
    private Path folder;

    private List<String> export(Object... more) throws IOException {
        Path out = folder.resolve("out");
        Told told = Told.by(Stream.concat(Stream.of("export", "--out", out), Stream.of(more))
                .toArray());
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        return Files.readAllLines(out);
    }

    @Test
    void the_extract_has_a_line_of_31_columns_for_each_publication() throws IOException {
        List<String> lines = export("--data", Told.DATA);

        assertThat(lines).allSatisfy(line -> assertThat(line.split("\\|", -1)).hasSize(31));
        assertThat(lines.get(0))
                .startsWith("Type de BAL|Adresse BAL|Type Identifiant PP|")
                .endsWith("|Pays");
        assertThat(lines)
                .filteredOn(line -> line.contains("|luc.girard@"))
                .singleElement()
                .asString()
                .startsWith("PER|luc.girard@hopital-exemple.mssante.fr|8|10990000077|810990000077|1|990000010|")
                .contains("|Centre hospitalier Exemple");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("ORG|urgences@hopital-exemple.mssante.fr||||1|"));
        assertThat(String.join("\n", lines))
                .as("others', closed, and types that the extract does not know")
                .doesNotContain("autre-operateur", "rose.fournier@hopital", "cabinet.perrin@", "automate@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "csv"})
    void a_red_listed_address_is_in_no_export(String form) throws IOException {
        assertThat(Files.readString(Told.DATA.resolve("directory/situations.ndjson"))
                        .indexOf(RED_LISTED))
                .as("the directory shows it")
                .isPositive();

        assertThat(String.join("\n", export("--data", Told.DATA, "--as", form)))
                .contains("luc.girard@hopital-exemple.mssante.fr")
                .doesNotContain("elodie.noel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "csv"})
    void a_live_directory_gives_what_its_files_give(String form) throws IOException {
        List<String> files = export("--data", Told.DATA, "--as", form);
        try (Site site = new Site(folder)) {
            Told told = site.onServer(
                    "export",
                    "--data",
                    site.data(),
                    "--directory",
                    site.sandbox().baseUrl(),
                    "--out",
                    folder.resolve("live"),
                    "--as",
                    form);

            assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
            assertThat(Files.readAllLines(folder.resolve("live"))).isEqualTo(files);
        }
    }

    @Test
    void a_record_that_marks_an_address_keeps_it_back_everywhere() throws IOException {
        Path data = folder.resolve("data");
        try (Stream<Path> files = Files.walk(Told.DATA)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(Told.DATA.relativize(file).toString()));
            }
        }
        Path situations = data.resolve("directory/situations.ndjson");
        List<String> lines = Files.readAllLines(situations);
        lines.replaceAll(line -> line.contains("role-girard")
                ? line.replace(
                        "\"url\":\"listeRouge\",\"valueBoolean\":false", "\"url\":\"listeRouge\",\"valueBoolean\":true")
                : line);
        Files.write(situations, lines);

        assertThat(String.join("\n", export("--data", data))).doesNotContain("luc.girard");
    }

    @Test
    void the_table_tells_each_place_by_its_identifiers() throws IOException {
        List<String> lines = export("--data", Told.DATA, "--as", "csv");

        assertThat(lines.get(0)).startsWith("address,type,carrier,situation,national_id,professional,");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "luc.girard@hopital-exemple.mssante.fr,PER,PractitionerRole/role-girard,990010770001,"
                                        + "810990000077,"));
    }

    @Test
    void the_extract_is_read_as_a_directory_to_compare_with() throws IOException {
        Path extract = folder.resolve("Extraction_Correspondance_MSSante_20261128.txt");
        assertThat(Told.by("export", "--data", Told.DATA, "--out", extract).exitCode())
                .isEqualTo(ExitCode.FINE);
        Path plan = folder.resolve("plan.json");

        Told told = Told.by(
                "status",
                "--policy",
                Told.POLICY,
                "--data",
                Told.DATA,
                "--extract",
                extract,
                "--as-of",
                "2026-12-01",
                "--store",
                "none",
                "--format",
                "json");
        Told planned = Told.by(
                "plan",
                "--policy",
                Told.POLICY,
                "--data",
                Told.DATA,
                "--extract",
                extract,
                "--as-of",
                "2026-12-01",
                "--out",
                plan);
        Told applied = Told.by("apply", plan, "--endpoint", "http://127.0.0.1:1/fhir", "--yes");

        assertThat(PublishedFormatsTest.valid("status", told)
                        .at("/indicators/publications")
                        .asInt())
                .isEqualTo(Files.readAllLines(extract).size() - 1);
        assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.FINE);
        assertThat(planned.out())
                .contains("extract of 28 November 2026, 3 days old", "a plan made on it is not applied");
        assertThat(applied.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(applied.err()).contains("made on the public extract (extract:2026-11-28)", "Nothing was sent");
    }

    @Test
    void an_extract_that_nobody_dates_or_that_is_none_is_refused() throws IOException {
        Path undated = Files.writeString(folder.resolve("extract.txt"), "a|b\n");

        Told nameless = Told.by("status", "--data", Told.DATA, "--extract", undated, "--store", "none");
        Told other = Told.by(
                "status", "--data", Told.DATA, "--extract", undated, "--extract-date", "2026-11-28", "--store", "none");

        assertThat(nameless.err()).contains("give --extract-date");
        assertThat(other.err()).contains("does not name the 31 columns");
        assertThat(nameless.exitCode() + other.exitCode()).isEqualTo(2 * ExitCode.ERROR);
    }
}
