package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference policy against edited copies. */
class PolicyDiffCommandTest {
    @TempDir
    Path folder;

    private Path copy = Path.of("");

    @BeforeEach
    void copy_the_reference_policy() throws IOException {
        copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(Told.POLICY)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = copy.resolve(Told.POLICY.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path edited = copy.resolve(file);
        assertThat(Files.readString(edited)).contains(from);
        Files.writeString(edited, Files.readString(edited).replace(from, to));
    }

    @Test
    void another_inactivity_limit_names_exactly_the_classes_between_the_limits() throws IOException {
        edit("policy.yaml", "inactiveAfterMonths: 12", "inactiveAfterMonths: 18");

        Told told = Told.by("policy", "diff", Told.POLICY, copy);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(told.out()).contains("REMOVE → REQUIRED", "REMOVE → ALLOWED", "rules: INACTIVE → PER-WANTED");
        assertThat(told.out().lines().filter(line -> line.matches("  \\d+\\. .*")))
                .isNotEmpty()
                .allMatch(line -> line.contains("12 to 17 whole months without activity"));
        assertThat(told.out().lines().filter(line -> line.contains(" → ") && !line.startsWith(" ")))
                .containsExactly("REMOVE → REQUIRED", "REMOVE → ALLOWED");
    }

    @Test
    void data_name_the_mailboxes_behind_a_class() throws IOException {
        edit("policy.yaml", "dormantAfterMonths: 6", "dormantAfterMonths: 3");
        edit("policy.yaml", "inactiveAfterMonths: 12", "inactiveAfterMonths: 4");

        Told told = Told.by("policy", "diff", Told.POLICY, copy, "--data", Told.DATA, "--as-of", "2026-12-01");

        assertThat(told.out()).containsPattern("real mailboxes: [1-9]\\d* \\(\\S+@\\S+");
    }

    @Test
    void a_policy_decides_every_case_like_itself() {
        Told told = Told.by("policy", "diff", Told.POLICY, copy, "--lang", "fr");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("Aucune différence");
    }

    @Test
    void files_that_differ_in_wording_only_are_said_to_decide_alike() throws IOException {
        edit("messages_en.properties", "INACTIVE=", "INACTIVE=Note. ");

        Told told = Told.by("policy", "diff", Told.POLICY, copy);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("No difference", "their files differ in what changes none of them");
    }

    @Test
    void a_zip_of_a_policy_is_that_policy() throws IOException {
        Path zip = folder.resolve("policy.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(copy.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }

        Told told = Told.by("policy", "diff", Told.POLICY, zip);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("No difference").doesNotContain("their files differ");
    }

    @Test
    void a_changed_rule_is_told_in_every_format_with_who_is_concerned() throws IOException {
        edit(
                "rules/personal.drl",
                "link == HOLDER, usage == WANTED,",
                "link == HOLDER, usage == WANTED, careSetting != LABORATORY,");
        Object[] asked = {"policy", "diff", Told.POLICY, copy, "--data", Told.DATA, "--as-of", "2026-12-01", "--format"
        };

        String json = Told.by(with(asked, "json")).out();
        assertThat(json).contains("\"verdict\": \"UNDECIDED\"", "\"theo.tessier@labo-exemple.mssante.fr\"");
        assertThat(Told.by(with(asked, "html")).out())
                .contains("<h2>REQUIRED → UNDECIDED</h2>", "in a laboratory", "theo.tessier@labo-exemple.mssante.fr");
        assertThat(Told.by(with(asked, "markdown")).out()).contains("## REQUIRED → UNDECIDED", "rules: PER-WANTED → —");
    }

    private static Object[] with(Object[] asked, Object last) {
        return Stream.concat(Stream.of(asked), Stream.of(last)).toArray();
    }

    @Test
    void a_policy_that_cannot_be_used_is_named() throws IOException {
        edit("policy.yaml", "redList: HIDE", "redList: PERHAPS");

        Told told = Told.by("policy", "diff", Told.POLICY, copy);

        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.err()).contains("policy.yaml", "PERHAPS", "B " + copy);
    }
}
