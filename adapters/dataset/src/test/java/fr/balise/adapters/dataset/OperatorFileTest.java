package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.DirectoryFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorFileTest {
    @TempDir
    private Path folder;

    @Test
    void what_the_operator_expects_protects_and_confirms_is_read() throws Exception {
        Operator operator = new Folder(folder)
                .operator(
                        "expected: {mailboxes: 1, declarations: 0, practitioners: 1, situations: 1, structures: 1}",
                        "protected:",
                        "  addresses: [Urgences@exemple.mssante.fr]",
                        "  structures: [990000019, 'urn:oid:1.2|42']",
                        "confirmed: [type10.cutOff]")
                .read()
                .operator();

        assertThat(operator.expected())
                .isEqualTo(Map.of(
                        Expected.MAILBOXES, 1,
                        Expected.DECLARATIONS, 0,
                        Expected.PRACTITIONERS, 1,
                        Expected.SITUATIONS, 1,
                        Expected.STRUCTURES, 1));
        assertThat(operator.protection())
                .isEqualTo(new Operator.Protection(
                        Set.of(new MailboxAddress("urgences@exemple.mssante.fr")),
                        Set.of(
                                new Identifier("https://finess.esante.gouv.fr", "990000019"),
                                new Identifier("urn:oid:1.2", "42"))));
        assertThat(operator.confirmed()).containsExactly("type10.cutOff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            expected: {mailboxs: 4}      § the key 'mailboxs' is unknown here. Did you mean mailboxes? Allowed: mailboxes, declarations, practitioners, situations, structures.
            expected: {mailboxes: many}  § 'many' is not a number. Write the least that you expect, for example 250.
            expected: {mailboxes: -4}    § '-4' is not a number. Write the least that you expect, for example 250.
            expected: 4                  § expected 'key: value' lines here. Write name, domains and, if need be, expected, protected, confirmed.
            protected: {adresses: [a@b]} § the key 'adresses' is unknown here. Did you mean addresses? Allowed: addresses, structures.
            protected: {addresses: [ab]} § 'ab' is not an address of the form name@domain. Write the whole address.
            protected: {structures: [1]} § '1' is neither a FINESS number (9 characters) nor system|value. Write one or the other.
            confirmed: [type10.cutoff]   § 'type10.cutoff' is unknown here. Did you mean type10.cutOff? Allowed: phases.transition, phases.target, type10.cutOff, activity.dormantAfterMonths, activity.inactiveAfterMonths.
            confirm: [type10.cutOff]     § the key 'confirm' is unknown here. Did you mean confirmed? Allowed: name, domains, expected, protected, confirmed.
            """)
    void what_is_wrong_is_told_with_its_line_and_its_remedy(String line, String message) {
        assertThat(new Folder(folder).operator(line).problems()).containsExactly("operator.yaml:3: " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "mailboxes, 2, STOCK",
        "declarations, 2, DECLARATIONS",
        "practitioners, 2, DIRECTORY",
        "situations, 2, DIRECTORY",
        "structures, 2, DIRECTORY"
    })
    void a_source_that_holds_less_than_expected_is_doubted(String key, int least, Gap gap) throws Exception {
        PublicationFacts enough =
                new Folder(folder).operator("expected: {" + key + ": 1}").read();
        PublicationFacts tooFew = new Folder(folder)
                .operator("expected: {" + key + ": " + least + "}")
                .read();

        assertThat(enough.gaps()).isEmpty();
        assertThat(tooFew.gaps()).containsExactly(gap);
        assertThat(tooFew.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .startsWith(key + ": 1 read, at least 2 expected (operator.yaml)."));
    }

    @Test
    void mailboxes_of_other_domains_are_not_counted() throws Exception {
        assertThat(new Folder(folder)
                        .operator("expected: {mailboxes: 2}")
                        .stock("b@ailleurs.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,")
                        .read()
                        .gaps())
                .containsExactly(Gap.STOCK);
    }

    @Test
    void a_directory_read_elsewhere_is_measured_where_it_is_read() throws Exception {
        Folder data = new Folder(folder).operator("expected: {practitioners: 2}");
        PublicationFacts operatorSide = DataSet.readOperatorSide(folder);

        assertThat(operatorSide.gaps()).isEmpty();
        assertThat(operatorSide
                        .withDirectory(
                                new DirectoryFacts(data.read().carriers(), Set.of(), List.of(), Set.of(), List.of()),
                                Map.of())
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "mailboxes-2.csv, STOCK",
        "Mailboxes.ods, STOCK",
        "declarations_octobre.csv, DECLARATIONS",
        "directory2/more.ndjson, DIRECTORY"
    })
    void another_part_of_a_source_beside_it_leaves_a_gap(String name, Gap gap) throws Exception {
        assertThat(new Folder(folder).with(name, "x").read().gaps()).containsExactly(gap);
    }

    @ParameterizedTest
    @CsvSource({"export.csv, 1", "old/mailboxes.csv, 1", "README.md, 0", ".hidden, 0", "plan.json, 0"})
    void other_tables_and_folders_that_are_not_read_are_told(String name, int findings) throws Exception {
        PublicationFacts facts = new Folder(folder).with(name, "x").read();

        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.findings())
                .hasSize(findings)
                .allMatch(finding -> finding.code().equals("UNREAD_FILE"));
    }

    @Test
    void a_pipe_where_a_table_should_be_is_told_and_never_waited_for() throws Exception {
        Folder data = new Folder(folder).without("declarations.csv");
        assertThat(new ProcessBuilder(
                                "mkfifo", folder.resolve("declarations.csv").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(data.problems()).singleElement().asString().startsWith("declarations.csv: cannot be read");
    }

    @Test
    void a_stock_of_another_operator_is_an_empty_stock() {
        assertThat(new Folder(folder)
                        .with(
                                "mailboxes.csv",
                                Folder.STOCK_HEADER + "b@ailleurs.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,\n")
                        .problems())
                .containsExactly("mailboxes.csv: no line in the operator's domains (exemple.mssante.fr): an empty stock"
                        + " would take away everything that is published. Check that the export is its own, and the"
                        + " domains of operator.yaml.");
    }
}
