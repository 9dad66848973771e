package fr.balise.adapters.files.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.Gap;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
                        .startsWith("mailboxes.csv:2: a quotation mark is not closed on the line."));
    }

    @Test
    void a_line_break_inside_one_of_our_columns_is_refused() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("a@exemple.mssante.fr,ORG,,,990000019,ACTIVE,,,\"deux", "lignes\",,", "b" + LINE)
                .read();

        assertThat(names(facts)).containsExactly("alix", "b");
        assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
        assertThat(facts.gaps()).containsExactly(Gap.STOCK);
    }

    @Test
    void a_line_break_inside_a_column_of_the_operators_own_is_allowed() throws Exception {
        String header = Folder.STOCK_HEADER.strip() + ",note\n";
        PublicationFacts facts = new Folder(folder)
                .with("mailboxes.csv", header + "a" + LINE + ",\"deux\nlignes\"\nb" + LINE + ",\nc,d\n")
                .read();

        assertThat(names(facts)).containsExactly("a", "b");
        assertThat(facts.findings())
                .extracting(finding -> finding.subject())
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
                .startsWith("mailboxes.csv:1: the byte 0xFE is not UTF-8.");
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
