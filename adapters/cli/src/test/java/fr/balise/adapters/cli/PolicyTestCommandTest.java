package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTestCommandTest {
    private static final Path REFERENCE = Path.of("../../rules/policy");

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void copy_the_reference_policy() throws IOException {
        policy = folder.resolve("policy");
        try (Stream<Path> paths = Files.walk(REFERENCE)) {
            for (Path path : paths.toList()) {
                Path copy = policy.resolve(REFERENCE.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(policy.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(policy.resolve(file), text.replace(from, to));
    }

    private int test(String... more) {
        return Told.by(Stream.concat(Stream.of("policy", "test", policy), Stream.of(more))
                        .toArray())
                .exitCode();
    }

    @Test
    void the_reference_policy_passes_with_full_coverage() {
        assertThat(test("--min-coverage", "100", "--min-row-coverage", "100", "--no-mutation"))
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void an_inverted_condition_fails_and_the_xml_for_build_servers_says_so() throws IOException {
        edit("rules/personal.drl", "usage == REFUSED", "usage != REFUSED");
        Path xml = folder.resolve("run.xml");

        assertThat(test("--junit-xml", xml.toString())).isEqualTo(ExitCode.FINDING);

        String written = Files.readString(xml, StandardCharsets.UTF_8);
        assertThat(written)
                .contains("A refused personal mailbox is removed from the situation")
                .contains("<failure message=\"verdict\">")
                .doesNotContain("failures=\"0\"");
    }

    @Test
    void a_run_without_scenarios_is_a_finding() throws IOException {
        try (Stream<Path> scenarios = Files.list(policy.resolve("scenarios"))) {
            for (Path scenario : scenarios.toList()) {
                Files.delete(scenario);
            }
        }

        assertThat(test()).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void a_change_that_no_scenario_notices_is_below_the_threshold() throws IOException {
        Files.delete(policy.resolve("scenarios/applicative.yaml"));

        Told told = Told.by("policy", "test", policy, "--min-mutation", "100", "--format", "json");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(PublishedFormatsTest.valid("scenarios", told).at("/mutation/survivors"))
                .isNotEmpty();
    }

    @Test
    void a_rule_that_no_scenario_made_speak_is_below_the_threshold() throws IOException {
        Files.delete(policy.resolve("scenarios/redlist.yaml"));

        assertThat(test("--no-mutation", "--min-coverage", "100")).isEqualTo(ExitCode.FINDING);
    }

    @Test
    void a_row_of_a_table_that_no_scenario_shows_is_named_and_below_the_threshold() throws IOException {
        Files.writeString(policy.resolve("tables/activity.csv"), """
                id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths
                ORG-PATIENT,A3-INACTIVE,ORG,,12,24
                NOWHERE,A3-INACTIVE,,999999999,12,24
                """);

        Told told = Told.by("policy", "test", policy, "--no-mutation", "--min-row-coverage", "100");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(told.out())
                .contains("Rows of tables that scenarios show: 20 of 21 (95%)")
                .contains("the row NOWHERE (tables/activity.csv:3) counts");
        assertThat(told.err()).contains("below the 100 % asked for");
        Told json = Told.by("policy", "test", policy, "--no-mutation", "--format", "json");
        assertThat(PublishedFormatsTest.valid("scenarios", json).at("/coverage/rows/unshown/0/row"))
                .hasToString("\"NOWHERE\"");
        assertThat(test("--no-mutation")).isEqualTo(ExitCode.FINE);
    }

    @Test
    void a_scenario_that_cannot_be_read_is_told_like_a_faulty_policy() throws IOException {
        edit("scenarios/mailbox.yaml", "rule: INACTIVE", "rule: INACTVE");

        assertThat(test()).isEqualTo(ExitCode.INVALID_POLICY);
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        assertThat(test("--no-mutation", "--min-mutation", "80")).isEqualTo(ExitCode.ERROR);
    }
}
