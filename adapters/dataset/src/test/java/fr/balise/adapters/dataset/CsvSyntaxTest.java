package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.MailboxAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stray mark in one line must not swallow the lines below it. */
class CsvSyntaxTest {
    private static final String LINE = "@exemple.mssante.fr,PER,8,10990000101,,ACTIVE,2026-11-20,no,,,";

    @TempDir
    private Path folder;

    @Test
    void an_unclosed_quote_costs_its_own_line_alone() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("a@exemple.mssante.fr,\"PER,8,10990000101,,ACTIVE,2026-11-20,no,,,", "b" + LINE, "c" + LINE)
                .read();

        assertThat(names(facts)).containsExactly("alix", "b", "c");
        assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
        assertThat(facts.gaps()).isEmpty();
    }

    @Test
    void an_unclosed_quote_in_a_column_of_the_operators_own_swallows_nothing_either() throws Exception {
        String header = Folder.STOCK_HEADER.strip() + ",note\n";
        PublicationFacts facts = new Folder(folder)
                .with(
                        "mailboxes.csv",
                        header + "a" + LINE + ",\"vu en juin\nb" + LINE + ",ok\nc" + LINE + ",\"ok\"\nd" + LINE + ",\n")
                .read();

        assertThat(names(facts)).containsExactly("b", "c", "d");
        assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
    }

    @Test
    void a_line_that_looks_like_a_mailbox_inside_a_quoted_text_is_read_as_a_mailbox() throws Exception {
        String header = Folder.STOCK_HEADER.strip() + ",note\n";
        PublicationFacts facts = new Folder(folder)
                .with("mailboxes.csv", header + "a" + LINE + ",\"vu en juin\nb" + LINE + ",puis\"\nc" + LINE + ",\n")
                .read();

        assertThat(names(facts)).containsExactly("b", "c");
        assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .startsWith("mailboxes.csv:2: a quotation mark is not closed."));
    }

    @Test
    void a_line_break_inside_a_text_for_people_becomes_a_space() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("a@exemple.mssante.fr,ORG,,,990000019,ACTIVE,,,\"deux", "  lignes\",,", "b" + LINE)
                .read();

        assertThat(names(facts)).containsExactly("alix", "a", "b");
        assertThat(facts.mailboxes().get(1).description()).contains("deux lignes");
        assertThat(facts.findings()).isEmpty();
    }

    @Test
    void a_line_break_inside_an_identifier_leaves_the_stock_with_a_gap() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("a@exemple.mssante.fr,PER,8,\"109", "x\",,ACTIVE,,,,,", "b" + LINE)
                .read();

        assertThat(names(facts)).containsExactly("alix", "b");
        assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
        assertThat(facts.gaps()).containsExactly(Gap.STOCK);
    }

    @Test
    void rows_of_empty_cells_are_no_lines() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("b" + LINE, ",,,,,,,,,,", " ,\u00a0,,,,,,,,,")
                .read();

        assertThat(names(facts)).containsExactly("alix", "b");
        assertThat(facts.findings()).isEmpty();
        assertThat(facts.gaps()).isEmpty();
    }

    @Test
    void what_a_spreadsheet_program_set_to_french_writes_is_read() throws Exception {
        String french = "sep=;\r\n" + Folder.STOCK_HEADER.replace(',', ';')
                + "a@exemple.mssante.fr\u00a0;PER;8;10990000101;;ACTIVE;20/11/2026;OUI;;;\r\n"
                + "b@exemple.mssante.fr;PER;8;10990000101;;ACTIVE;01/02/2026;FAUX;;;\r\n";
        PublicationFacts facts =
                new Folder(folder).with("mailboxes.csv", french).read();

        assertThat(names(facts)).containsExactly("a", "b");
        assertThat(facts.mailboxes().get(0).redList()).isTrue();
        assertThat(facts.mailboxes().get(1).lastActivity()).contains(LocalDate.of(2026, 2, 1));
        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .isEqualTo("mailboxes.csv last_activity: dates such as 20/11/2026 are read as day, month, year,"
                                + " for the whole column. Write 2026-11-30 if you can."));
    }

    @Test
    void a_workbook_may_stand_for_a_csv_file() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .without("mailboxes.csv")
                .with("mailboxes.xlsx", workbook("990000019"))
                .read();

        assertThat(names(facts)).containsExactly("a");
        assertThat(facts.mailboxes().get(0).lastActivity()).contains(LocalDate.of(2026, 11, 20));
        assertThat(facts.mailboxes().get(0).source()).isEqualTo(new SourceLine("mailboxes.xlsx", 2));
        assertThat(facts.inputs()).containsKey("mailboxes.xlsx");
        assertThat(facts.findings()).isEmpty();
    }

    @Test
    void a_number_where_an_identifier_should_be_is_refused_with_its_remedy() throws Exception {
        assertThat(new Folder(folder)
                        .without("mailboxes.csv")
                        .with("mailboxes.xlsx", workbook(990000019))
                        .problems())
                .contains("mailboxes.xlsx:2: column structure: a spreadsheet program made the identifier a number"
                        + " (990000019), which may have lost digits. Give the column the format Text, then write it"
                        + " again.");
    }

    @Test
    void two_files_for_one_table_are_refused() throws Exception {
        assertThat(new Folder(folder)
                        .with("mailboxes.xlsx", workbook("990000019"))
                        .problems())
                .containsExactly("mailboxes.xlsx: the folder holds mailboxes.csv too. Keep one of the two.");
    }

    private static byte[] workbook(Object structure) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Balise", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("stock");
            List<String> header = List.of(Folder.STOCK_HEADER.strip().split(","));
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.value(1, 0, "a@exemple.mssante.fr");
            sheet.value(1, 1, "ORG");
            if (structure instanceof Number number) {
                sheet.value(1, 4, number);
            } else {
                sheet.value(1, 4, structure.toString());
            }
            sheet.value(1, 5, "ACTIVE");
            sheet.value(1, 6, LocalDate.of(2026, 11, 20));
            sheet.style(1, 6).format("dd/mm/yyyy").set();
        }
        return out.toByteArray();
    }

    @Test
    void a_line_break_inside_a_column_of_the_operators_own_is_allowed() throws Exception {
        String header = Folder.STOCK_HEADER.strip() + ",note\n";
        PublicationFacts facts = new Folder(folder)
                .with("mailboxes.csv", header + "a" + LINE + ",\"deux\nlignes\"\nb" + LINE + ",\nc,d\n")
                .read();

        assertThat(names(facts)).containsExactly("a", "b");
        assertThat(facts.findings())
                .extracting(finding -> finding.subject().toString())
                .containsExactly("mailboxes.csv", "mailboxes.csv:5");
    }

    @Test
    void extra_columns_empty_lines_and_any_order_are_allowed() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with(
                        "mailboxes.csv",
                        "\n note ,RESPONSIBLE,service,description,red_list,last_activity,status,structure,holder_id,"
                                + "holder_id_type,type,\"address\"\r\n\r\n"
                                + "x,,,,no,2026-11-20,ACTIVE,,10990000101,8,PER,a@exemple.mssante.fr\r\n\r\n")
                .read();

        assertThat(names(facts)).containsExactly("a");
        assertThat(facts.findings()).isEmpty();
    }

    @Test
    void a_column_that_stands_twice_is_refused() {
        assertThat(new Folder(folder)
                        .with("mailboxes.csv", Folder.STOCK_HEADER.strip() + ",status\n" + Folder.GOOD_LINE)
                        .problems())
                .contains("mailboxes.csv:1: the column status stands several times. Keep one.");
    }

    @Test
    void a_file_without_a_line_tells_what_the_first_one_is() {
        assertThat(new Folder(folder).with("declarations.csv", "\ufeff\n").problems())
                .containsExactly("declarations.csv: the file is empty. The first line should be"
                        + " address,situation,wanted,preferred,declared_on.");
    }

    @Test
    void a_file_in_utf_16_is_refused() {
        assertThat(new Folder(folder)
                        .with(
                                "mailboxes.csv",
                                (Folder.STOCK_HEADER + Folder.GOOD_LINE).getBytes(StandardCharsets.UTF_16))
                        .problems())
                .first()
                .asString()
                .startsWith("mailboxes.csv: the file is in UTF-16. Save the file as UTF-8");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_breaks_one_line_the_others_are_read(long seed) throws Exception {
        Random random = new Random(seed);
        String[] lines = new String[40];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "m" + i + LINE;
        }
        int broken = random.nextInt(lines.length);
        lines[broken] = broken(lines[broken], random);

        PublicationFacts facts = new Folder(folder).stock(lines).read();

        assertThat(facts.mailboxes()).hasSizeGreaterThanOrEqualTo(lines.length);
        assertThat(names(facts)).contains("m" + (broken == 0 ? 1 : 0), "m" + (broken == 39 ? 38 : 39));
    }

    private static String broken(String line, Random random) {
        List<String> marks = List.of("\"", "\",", "\"\"\"", ",\"", "\u0000", "\u001b", "\r", "'");
        int at = random.nextInt(line.length());
        return line.substring(0, at) + marks.get(random.nextInt(marks.size())) + line.substring(at);
    }

    @Test
    void a_broken_line_without_an_address_leaves_a_gap() throws Exception {
        PublicationFacts facts = new Folder(folder).stock("\"a\"b" + LINE).read();

        assertThat(facts.gaps()).containsExactly(Gap.STOCK);
    }

    private static List<String> names(PublicationFacts facts) {
        return facts.mailboxes().stream()
                .map(mailbox -> mailbox.address().value().replace("@exemple.mssante.fr", ""))
                .toList();
    }
}
