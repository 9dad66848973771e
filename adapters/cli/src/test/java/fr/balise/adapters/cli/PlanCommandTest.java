package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan} on the sample data, good and bad. */
class PlanCommandTest {
    @TempDir
    Path folder;

    private static Told plan(Path policy, Path data, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("plan", "--policy", policy, "--data", data, "--as-of", "2026-12-01"));
        arguments.addAll(List.of(more));
        return Told.by(arguments.toArray());
    }

    private Path copyOf(Path source, String name) throws IOException {
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return target;
    }

    @Test
    void the_same_inputs_give_the_same_bytes() {
        String once = plan(Told.POLICY, Told.DATA, "--format", "json").out();
        String again =
                plan(Told.POLICY, Told.DATA, "--format", "json", "--lang", "fr").out();

        assertThat(once).startsWith("{").isEqualTo(again);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffled_lines_give_the_same_changes_in_the_same_order(long seed) throws IOException {
        Path data = copyOf(Told.DATA, "data");
        for (String file : List.of("mailboxes.csv", "declarations.csv", "directory/situations.ndjson")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve(file)));
            boolean header = file.endsWith(".csv");
            Collections.shuffle(lines.subList(header ? 1 : 0, lines.size()), new Random(seed));
            Files.write(data.resolve(file), lines);
        }

        assertThat(changes(plan(Told.POLICY, data, "--format", "json")))
                .isEqualTo(changes(plan(Told.POLICY, Told.DATA, "--format", "json")));
    }

    private static String changes(Told told) {
        int from = told.out().indexOf("\"changes\"");
        int to = told.out().indexOf("\"findings\"", from);
        return told.out().substring(from, to);
    }

    @Test
    void a_setting_edited_in_a_text_editor_changes_the_plan_at_once() throws IOException {
        Path policy = copyOf(Told.POLICY, "policy");
        Path settings = policy.resolve("policy.yaml");
        Files.writeString(settings, Files.readString(settings).replace("redList: HIDE", "redList: REMOVE"));

        assertThat(plan(Told.POLICY, Told.DATA).out()).contains("~ elodie.noel@ville-exemple.mssante.fr");
        assertThat(plan(policy, Told.DATA).out()).contains("- elodie.noel@ville-exemple.mssante.fr");
    }

    @Test
    void a_rule_edited_in_a_text_editor_changes_the_plan_at_once() throws IOException {
        Path policy = copyOf(Told.POLICY, "policy");
        Path rules = policy.resolve("rules/personal.drl");
        Files.writeString(
                rules,
                Files.readString(rules)
                        .replace(
                                "mailboxType == PER, usage == REFUSED )",
                                "mailboxType == PER, usage == REFUSED," + " careSetting == TOWN )"));

        assertThat(plan(Told.POLICY, Told.DATA).out()).contains("- michel.dupont@ville-exemple.mssante.fr");
        assertThat(plan(policy, Told.DATA).out()).doesNotContain("- michel.dupont@ville-exemple.mssante.fr");
    }

    @Test
    void pending_changes_are_told_by_the_exit_code_when_asked() {
        assertThat(plan(Told.POLICY, Told.DATA).exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(plan(Told.POLICY, Told.DATA, "--detailed-exitcode").exitCode())
                .isEqualTo(ExitCode.FINDING);
    }

    @Test
    void a_policy_with_a_syntax_error_is_refused_with_its_place() throws IOException {
        Path policy = copyOf(Told.POLICY, "policy");
        Files.writeString(
                policy.resolve("rules/broken.drl"),
                "rule \"Broken\"\n  @ruleId(BROKEN) @source(A3-PER)\nwhen\n  $case");

        Told told = plan(policy, Told.DATA);

        assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("rules/broken.drl:4").doesNotContain("\tat ");
    }

    @Test
    void an_empty_stock_plans_nothing() throws IOException {
        Path data = copyOf(Told.DATA, "data");
        Path stock = data.resolve("mailboxes.csv");
        Files.writeString(stock, Files.readAllLines(stock).get(0) + "\n");

        Told told = plan(Told.POLICY, data);

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("mailboxes.csv").doesNotContain("\tat ");
    }

    @Test
    void a_truncated_bundle_is_told_and_adds_no_removal() throws IOException {
        Path data = copyOf(Told.DATA, "data");
        Path bundle = data.resolve("directory/structures-et-professionnels.json");
        String whole = Files.readString(bundle);
        Files.writeString(bundle, whole.substring(0, whole.length() / 2));

        Told told = plan(Told.POLICY, data);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("structures-et-professionnels.json").contains("withheld");
    }

    @Test
    void an_unreadable_line_holds_its_mailbox_and_stops_nothing_else() throws IOException {
        Path data = copyOf(Told.DATA, "data");
        Path stock = data.resolve("mailboxes.csv");
        Files.writeString(
                stock,
                Files.readString(stock)
                        .replace(
                                "jeanne.martin@hopital-exemple.mssante.fr,PER",
                                "jeanne.martin@hopital-exemple.mssante.fr,PERS"));

        Told told = plan(Told.POLICY, data);

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .contains("mailboxes.csv:2", "'PERS'", "Did you mean PER?")
                .doesNotContain("+ jeanne.martin@")
                .contains("+ ines.carpentier@");
    }

    @Test
    void an_unreachable_directory_is_told_without_a_stack_trace() {
        Told told = plan(Told.POLICY, Told.DATA, "--directory", "http://annuaire.exemple.invalid/fhir");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("annuaire.exemple.invalid").doesNotContain("\tat ");
    }

    @Test
    void a_date_that_is_none_is_told() {
        Told told = Told.by("plan", "--policy", Told.POLICY, "--data", Told.DATA, "--as-of", "tomorrow");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("--as-of takes a date YYYY-MM-DD, not 'tomorrow'.");
    }
}
