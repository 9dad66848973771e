package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference policy against edited copies, on the samples. */
class SimulateCommandTest {
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

    private void edit(String from, String to) throws IOException {
        Path settings = copy.resolve("policy.yaml");
        assertThat(Files.readString(settings)).contains(from);
        Files.writeString(settings, Files.readString(settings).replace(from, to));
    }

    private Told simulate(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "simulate", "--policy", Told.POLICY, "--against", copy, "--data", Told.DATA, "--as-of", "2026-12-01"));
        arguments.addAll(List.of(more));
        return Told.by(arguments.toArray());
    }

    private static List<String> mailboxes(Told told, String sign) {
        Matcher line = Pattern.compile("(?m)^ +" + Pattern.quote(sign) + " (\\S+@\\S+)")
                .matcher(told.out());
        return line.results().map(found -> found.group(1)).distinct().sorted().toList();
    }

    @Test
    void a_policy_against_itself_changes_nothing() {
        Told told = simulate("--detailed-exitcode");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("Nothing would change").doesNotContain("@");
    }

    @Test
    void a_shorter_inactivity_limit_names_exactly_the_mailboxes_last_used_before_it() throws IOException {
        edit("inactiveAfterMonths: 12", "inactiveAfterMonths: 9");

        Told told = simulate();

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(mailboxes(told, "-"))
                .containsExactly("camille.chevalier@ville-exemple.mssante.fr", "theo.tessier@labo-exemple.mssante.fr");
        assertThat(mailboxes(told, "+")).isEmpty();
        assertThat(told.out()).contains("[activity]", "[INACTIVE · A3-INACTIVE]");
    }

    @Test
    void removing_the_red_list_names_the_one_who_is_on_it() throws IOException {
        edit("redList: HIDE", "redList: REMOVE");

        Told told = simulate("--detailed-exitcode");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(mailboxes(told, "-")).containsExactly("elodie.noel@ville-exemple.mssante.fr");
        assertThat(told.out()).contains("must be published, on the red list → must not be published");
    }

    @Test
    void french_is_spoken_too() throws IOException {
        edit("redList: HIDE", "redList: REMOVE");

        assertThat(simulate("--lang", "fr").out())
                .contains("doit être publiée, en liste rouge → ne doit pas être publiée");
    }

    @Test
    void the_same_inputs_give_the_same_bytes_in_any_language() throws IOException {
        edit("redList: HIDE", "redList: REMOVE");

        String once = simulate("--format", "json").out();

        assertThat(once)
                .contains("\"address\": \"elodie.noel@ville-exemple.mssante.fr\"")
                .isEqualTo(simulate("--format", "json", "--lang", "fr").out());
    }

    @Test
    void the_page_is_written_where_it_is_asked_for() throws IOException {
        edit("redList: HIDE", "redList: REMOVE");
        Path page = folder.resolve("what-if.html");

        Told told = simulate("--format", "html", "--out", page);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("Report written to");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("elodie.noel@");
    }

    @Test
    void a_page_that_cannot_be_written_is_told() {
        Told told = simulate("--out", folder.resolve("nowhere/what-if.txt"));

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("The report cannot be written to").doesNotContain("\tat ");
    }

    @Test
    void an_invalid_policy_is_named_by_its_option() throws IOException {
        edit("redList: HIDE", "redList: HIDDEN");

        Told second = simulate();
        Told first = Told.by("simulate", "--policy", copy, "--against", Told.POLICY, "--data", Told.DATA);

        assertThat(second.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("policy.yaml:", "The policy given by --against " + copy);
        assertThat(first.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(first.err()).contains("The policy given by --policy " + copy);
    }
}
