package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} with the reference policy on the sample data. */
class ExplainCommandTest {
    private static final String DUPONT = "michel.dupont@ville-exemple.mssante.fr";

    private static Told explain(String address, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("explain", address, "--policy", Told.POLICY, "--data", Told.DATA, "--as-of", "2026-12-01"));
        arguments.addAll(List.of(more));
        return Told.by(arguments.toArray());
    }

    @Test
    void the_professional_can_ask_for_a_mailbox_that_was_refused_at_the_hospital() {
        Told told = explain(DUPONT, "--situation", "990010550002");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .contains("published · REMOVE: must not be published")
                .contains("[PER-REFUSED · A3-USAGE, A3-CONTEXT · must not be published]")
                .containsSubsequence(
                        "What would change this",
                        "The professional can:",
                        "REQUIRED if: wanted there (now: refused there), by answering the operator")
                .doesNotContain("role-dupont-ville");
    }

    @Test
    void every_place_of_the_mailbox_is_shown_without_a_situation() {
        assertThat(explain(DUPONT).out()).contains("role-dupont-garde", "role-dupont-ville");
    }

    @Test
    void nothing_can_publish_a_type_10_mailbox_after_the_cut_off() {
        assertThat(explain("agent.accueil@hopital-exemple.mssante.fr").out())
                .contains("Nothing can publish it here, under this policy and from this date on. Proved: ")
                .doesNotContain("The professional can:", "The operator can");
    }

    @Test
    void it_speaks_french() {
        assertThat(explain(DUPONT, "--lang", "fr").out())
                .contains(
                        "Ce qui changerait la décision", "Le professionnel peut\u00a0:", "en répondant à l'opérateur");
    }

    @Test
    void json_tells_all_and_is_the_same_in_any_language() {
        String json = explain(DUPONT, "--format", "json").out();

        assertThat(json)
                .isEqualTo(explain(DUPONT, "--format", "json", "--lang", "fr").out())
                .contains("\"verdict\": \"REMOVE\"", "\"usage\": \"REFUSED\"", "\"by\": \"PROFESSIONAL\"");
    }

    @Test
    void markdown_has_a_heading_for_each_place() {
        assertThat(explain(DUPONT, "--format", "markdown").out())
                .contains("# michel.dupont@ville-exemple.mssante.fr", "## PractitionerRole/role-dupont-garde");
    }

    @Test
    void the_row_of_a_table_that_set_a_value_is_named(@TempDir Path folder) throws IOException {
        PolicyCopy copy = PolicyCopy.in(folder.resolve("policy"));
        Files.createDirectories(copy.folder().resolve("tables"));
        Files.writeString(copy.folder().resolve("tables/activity.csv"), """
                id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths
                ORG-PATIENT,A3-INACTIVE,ORG,,12,24
                PER-STRICT,A3-INACTIVE,PER,,1,2
                """);
        Object[] asked = {
            "explain", DUPONT, "--policy", copy.folder(), "--data", Told.DATA, "--as-of", "2027-06-01", "--format"
        };

        assertThat(Told.by(Stream.concat(Stream.of(asked), Stream.of("text")).toArray())
                        .out())
                .contains("read by a table: inactive [tables/activity.csv:3 · PER-STRICT · A3-INACTIVE]")
                .doesNotContain("ORG-PATIENT");
        assertThat(Told.by(Stream.concat(Stream.of(asked), Stream.of("json")).toArray())
                        .out())
                .contains("\"row\": \"PER-STRICT\"", "\"sets\": \"activity\"");
    }

    @Test
    void a_page_tells_it_too() {
        assertThat(explain(DUPONT, "--format", "html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>michel.dupont@ville-exemple.mssante.fr</h1>");
    }

    @Test
    void an_address_that_nobody_knows_is_an_error_that_says_what_to_do() {
        Told told = explain("nobody@ville-exemple.mssante.fr");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("neither in the stock nor published", "Check the address");
    }

    @Test
    void the_facts_are_told_with_their_days_and_lines() {
        assertThat(explain(DUPONT).out())
                .contains(
                        "active in the stock (mailboxes.csv:8)",
                        "last used 15 November 2026; inactive from 15 November 2027 on (12 months without use)",
                        "the professional answered no, on 20 October 2026 (declarations.csv:14)",
                        "directory: the carrier is open");
        assertThat(explain(DUPONT, "--format", "json").out())
                .contains("\"inactiveFrom\": \"2027-11-15\"", "\"on\": \"2026-10-20\"", "\"line\": 14");
    }

    @Test
    void what_nobody_can_bring_about_is_told_on_request_alone() {
        assertThat(explain(DUPONT).out()).doesNotContain("Nobody can:");
        assertThat(explain(DUPONT, "--all").out()).contains("Nobody can:");
    }

    @Test
    void a_name_a_number_or_a_structure_stands_for_its_mailboxes() {
        assertThat(explain("dupont").out()).startsWith("dupont\n").contains(DUPONT + "\n", "role-dupont-ville");
        assertThat(explain("10990000132").out()).contains("claire.petit");
        assertThat(explain("saint-eloi", "--format", "json").out())
                .startsWith("[{")
                .contains("Organization");
    }

    @Test
    void a_text_that_may_mean_several_names_them() {
        Told told = explain("a");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("may mean", "Dr Alice Renard (10990000165)", "Give the number or the address");
        assertThat(explain("nobody at all").err()).contains("nobody at all", "a part of a name");
    }

    @Test
    void attributes_are_told_as_rules_name_them() {
        assertThat(explain(DUPONT, "--attributes").out()).contains("usage == REFUSED (refused there)");
    }
}
