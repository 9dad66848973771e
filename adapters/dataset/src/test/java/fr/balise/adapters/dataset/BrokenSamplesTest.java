package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.findings.Finding;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each folder of {@code samples/broken} says to whom it befalls, and what becomes of the plan. */
class BrokenSamplesTest {
    private static final String COMES = "ATTACH sacha.durand@hopital-exemple.mssante.fr";
    private static final String GOES = "DETACH ancien@hopital-exemple.mssante.fr";

    @ParameterizedTest
    @ValueSource(strings = {"byte-order-mark", "windows-line-ends", "semicolons"})
    void a_harmless_oddity_changes_nothing(String name) throws Exception {
        Plan plan = plan(name);

        assertThat(changes(plan)).containsExactly(COMES, GOES);
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void wrong_columns_are_named_with_what_was_probably_meant() {
        assertThat(problems("wrong-columns"))
                .containsExactly(
                        "mailboxes.csv:1: the column holder_id_type is missing. Is it 'holder_type'? Rename it.",
                        "mailboxes.csv:1: the column status is missing. Is it 'statut'? Rename it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wrong-encoding   | mailboxes.csv:4: the byte 0xE9 is not UTF-8 (in Windows-1252 it would be 'é'). Save the file as UTF-8 (in a spreadsheet program: "CSV UTF-8").
            empty-stock      | mailboxes.csv: no usable line: an empty stock would take away everything that is published. Check the export.
            no-directory     | directory: this folder is missing. Put the directory into it (.json Bundles or .ndjson), or give --directory URL.
            """)
    void a_data_set_that_cannot_be_used_says_why_and_what_to_do(String name, String message) {
        assertThat(problems(name)).containsExactly(message);
    }

    @Test
    void an_operator_without_domains_is_told_the_key_to_write() {
        assertThat(problems("no-domains"))
                .containsExactly(
                        "operator.yaml:2: the key 'domaines' is unknown here. Did you mean domains? Allowed: name, domains,"
                                + " expected, protected, confirmed.");
    }

    @Test
    void a_stock_without_a_usable_line_shows_its_first_bad_lines() {
        assertThat(problems("no-usable-line"))
                .containsExactly(
                        "mailboxes.csv: no usable line: an empty stock would take away everything that is published."
                                + " Check the export.",
                        "mailboxes.csv:2: column status: 'ACTIF' is not one of ACTIVE, SUSPENDED, CLOSED. Did you mean"
                                + " ACTIVE?",
                        "mailboxes.csv:3: column status: 'ACTIF' is not one of ACTIVE, SUSPENDED, CLOSED. Did you mean"
                                + " ACTIVE?",
                        "mailboxes.csv:4: column status: 'ACTIF' is not one of ACTIVE, SUSPENDED, CLOSED. Did you mean"
                                + " ACTIVE?");
    }

    @Test
    void a_truncated_bundle_removes_nothing_for_being_unknown() throws Exception {
        Plan plan = plan("truncated-bundle");

        assertThat(messages(plan))
                .anyMatch(message -> message.startsWith("directory/resources.json:")
                        && message.contains("truncated or unreadable JSON"));
        assertThat(List.of(COMES, GOES)).containsAll(changes(plan));
    }

    @Test
    void problems_speak_french_too() {
        UnusableDataSet problem = unusable("empty-stock");

        assertThat(problem.text().fr())
                .endsWith("mailboxes.csv : aucune ligne utilisable : un stock vide ferait retirer tout ce qui est"
                        + " publié. Vérifiez l'export.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bad-dates      | mailboxes.csv:2: column last_activity: '2026-11-31' is not a date. Write year-month-day, for example 2026-11-30.
            unclosed-quote | mailboxes.csv:2: a quotation mark is not closed. Close it or double it ("").
            too-few-fields | mailboxes.csv:5: 4 fields, the header has 11. Put fields that contain the separator between quotation marks.
            """)
    void a_bad_line_costs_that_line_alone(String name, String message) throws Exception {
        Plan plan = plan(name);

        assertThat(messages(plan))
                .contains(message + " Nothing is changed for this mailbox; correct the line, then plan again.");
        assertThat(changes(plan)).containsExactly(COMES, GOES);
    }

    @Test
    void an_unknown_type_holds_its_mailbox() throws Exception {
        Plan plan = plan("unknown-type");

        assertThat(messages(plan))
                .contains("mailboxes.csv:3: column type: 'PERS' is not one of PER, ORG, APP, CAB. Did you mean PER?"
                        + " Nothing is changed for this mailbox; correct the line, then plan again.");
        assertThat(changes(plan)).containsExactly(GOES);
    }

    @Test
    void two_spellings_that_disagree_hold_their_mailbox() throws Exception {
        Plan plan = plan("two-spellings");

        assertThat(messages(plan))
                .contains("alix.martin@hopital-exemple.mssante.fr stands several times in the stock (mailboxes.csv:2,"
                        + " mailboxes.csv:5). The lines differ: nothing is changed for this mailbox; keep the right"
                        + " one.");
        assertThat(changes(plan)).containsExactly(COMES, GOES);
    }

    @Test
    void a_stock_line_without_an_address_withholds_what_would_go_for_being_absent() throws Exception {
        Plan plan = plan("unreadable-address");

        assertThat(messages(plan))
                .contains(
                        "mailboxes.csv:3: column address: 'sacha.durand' is not an address of the form name@domain,"
                                + " without white space, of at most 254 characters. Nothing is changed for this"
                                + " mailbox; correct the line, then plan again.",
                        "mailboxes.csv could not be read whole (lines without a readable address: 1). Removals that"
                                + " would rest on an absence from it are withheld; correct the source, then plan"
                                + " again.",
                        "ancien@hopital-exemple.mssante.fr on PractitionerRole/se-martin: removal withheld, because"
                                + " the stock was not read whole.");
        assertThat(changes(plan)).isEmpty();
    }

    @Test
    void a_declaration_that_contradicts_itself_holds_its_mailbox() throws Exception {
        Plan plan = plan("self-contradiction");

        assertThat(messages(plan))
                .contains("declarations.csv:2: column preferred: a mailbox that is not wanted (wanted = no) cannot be"
                        + " the preferred one. Nothing is changed for this mailbox; correct the line, then plan"
                        + " again.");
        assertThat(changes(plan)).containsExactly(COMES, GOES);
    }

    @Test
    void a_declaration_without_an_address_is_reported_as_a_gap() throws Exception {
        Plan plan = plan("unreadable-declaration");

        assertThat(messages(plan))
                .contains("declarations.csv could not be read whole (lines without a readable address: 1). Removals"
                        + " that would rest on an absence from it are withheld; correct the source, then plan again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bad-directory-line | directory/situations.ndjson:2 could not be read whole (unreadable JSON:
            entry-without-id   | directory/resources.json entry[2] could not be read whole (unreadable resource: Practitioner without a logical id
            """)
    void a_resource_that_cannot_be_read_is_reported_as_a_gap(String name, String start) throws Exception {
        assertThat(messages(plan(name))).anyMatch(message -> message.startsWith(start));
    }

    @Test
    void hostile_values_are_shown_escaped_where_they_are_no_value() throws Exception {
        Plan plan = plan("hostile-values");

        assertThat(messages(plan))
                .anyMatch(message -> message.startsWith("mailboxes.csv:5: column address: '=cmd|'/C calc'!A0'"))
                .anyMatch(
                        message -> message.startsWith(
                                "mailboxes.csv:6: column holder_id: '1099\\u00000000101' has a line break or an invisible character in it"))
                .anyMatch(message -> message.startsWith(
                        "mailboxes.csv:7: column address: '<img src=x onerror=alert(1)>@hopital-exemple.mssante.fr'"))
                .anyMatch(
                        message -> message.startsWith(
                                "mailboxes.csv:8: column service: '\\u001b[31m' has a line break or an invisible character in it"));
        assertThat(plan.findings())
                .noneMatch(finding -> hasControl(finding.message().en()));
    }

    @Test
    void every_broken_sample_is_told_in_the_readme() throws Exception {
        String readme = Files.readString(Product.BROKEN.resolve("README.md"));
        try (Stream<Path> folders = Files.list(Product.BROKEN)) {
            assertThat(folders.filter(Files::isDirectory).map(folder -> "| `" + folder.getFileName() + "` |"))
                    .isNotEmpty()
                    .allMatch(readme::contains);
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static Plan plan(String name) throws Exception {
        return Product.plan(Product.BROKEN.resolve(name));
    }

    private static List<String> problems(String name) {
        String folder = Product.BROKEN.resolve(name) + "/";
        return unusable(name).sentences().stream()
                .map(problem -> problem.en().replace(folder, ""))
                .toList();
    }

    private static UnusableDataSet unusable(String name) {
        return catchThrowableOfType(UnusableDataSet.class, () -> DataSet.read(Product.BROKEN.resolve(name)));
    }

    private static List<String> changes(Plan plan) {
        return plan.changes().stream()
                .map((Change change) -> change.action() + " " + change.place().address())
                .toList();
    }

    private static List<String> messages(Plan plan) {
        return plan.findings().stream()
                .map(Finding::message)
                .map(message -> message.en())
                .toList();
    }
}
