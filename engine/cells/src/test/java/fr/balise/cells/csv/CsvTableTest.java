package fr.balise.cells.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.cells.Row;
import fr.balise.cells.Sheet;
import fr.balise.cells.SpoiledRow;
import fr.balise.cells.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_first_row_tells_what_separates_columns(String separator) throws Exception {
        assertThat(read(String.join(separator, "a", "b", "c") + "\n"
                                + String.join(separator, "1", "\"2" + separator + "x\"", "3") + "\n")
                        .rows())
                .containsExactly(
                        new Row(1, List.of("a", "b", "c")), new Row(2, List.of("1", "2" + separator + "x", "3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;", "SEP=;\r", "\"sep=;\"", "\ufeffsep=;"})
    void the_line_in_which_excel_names_the_separator_is_skipped(String line) throws Exception {
        assertThat(read(line + "\na,x;b\n").rows()).containsExactly(new Row(2, List.of("a,x", "b")));
    }

    @Test
    void a_note_tells_nothing_of_the_separator() throws Exception {
        assertThat(read("# notes; of; mine\na,b\n").rows()).last().isEqualTo(new Row(2, List.of("a", "b")));
    }

    @Test
    void line_ends_of_any_kind_are_read_and_rows_keep_their_numbers() throws Exception {
        assertThat(read("a,b\r\n\r\n1,2\r3,4\n").rows()).extracting(Row::number).containsExactly(1, 3, 4);
    }

    @Test
    void blank_rows_are_no_rows_and_take_no_memory() throws Exception {
        InputStream blank = repeated(",,\n \u00a0,\n;;\n\n", MANY);
        InputStream all =
                new SequenceInputStream(Collections.enumeration(List.of(bytes("a,b,c\n"), blank, bytes("1,2,3\n"))));

        assertThat(CsvTable.read(all, 10).rows()).extracting(Row::number).containsExactly(1, 4 * MANY + 2);
    }

    @Test
    void a_quoted_cell_may_hold_separators_quotes_and_line_breaks() throws Exception {
        assertThat(read("a,b\n\"x,\"\"y\"\"\n\nz\",\"1\r\n2\"\nc,d\n").rows())
                .containsExactly(
                        new Row(1, List.of("a", "b")),
                        new Row(2, List.of("x,\"y\"\n\nz", "1\n2")),
                        new Row(6, List.of("c", "d")));
    }

    @Test
    void a_quotation_mark_that_closes_nowhere_spoils_its_own_line_alone() throws Exception {
        Sheet sheet = read("a,b,c\n1,\"2,3\n4,5,6\n7,8,9\n");

        assertThat(sheet.rows()).extracting(Row::number).containsExactly(1, 3, 4);
        assertThat(sheet.spoiled()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(2);
            assertThat(row.fragments()).containsExactly("1", "\"2", "3");
            assertThat(row.why().en()).startsWith("a quotation mark is not closed.");
        });
    }

    @Test
    void two_stray_quotation_marks_do_not_swallow_the_row_between_them() throws Exception {
        Sheet sheet = read("a,b,c\n1,2,\"3\n4,5,6\n7,8,\"\n10,11,12\n");

        assertThat(sheet.rows()).extracting(Row::number).containsExactly(1, 3, 5);
        assertThat(sheet.spoiled()).extracting(SpoiledRow::number).containsExactly(2, 4);
    }

    @Test
    void a_cell_that_would_span_many_lines_is_taken_for_one_that_closes_nowhere() throws Exception {
        Sheet sheet = read("a,b\n1,\"2\n" + "x\n".repeat(30) + "\"\n");

        assertThat(sheet.spoiled()).first().extracting(SpoiledRow::number).isEqualTo(2);
        assertThat(sheet.rows()).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"\"\",\"", "a,\"b", "\"", "a\",b\"c"})
    void broken_lines_are_looked_at_a_bounded_number_of_times(String broken) throws Exception {
        int count = 40_000;
        LineWindow lines = new LineWindow(new PhysicalLines(repeated(broken + "\n", count)));

        Sheet sheet = CsvTable.read(lines, count);

        assertThat(sheet.rows().size() + sheet.spoiled().size()).isPositive();
        assertThat(lines.looks()).isLessThan(45L * count);
    }

    @Test
    void ends_of_cells_are_cleaned_of_what_is_not_seen() throws Exception {
        assertThat(read("\u200b a\u00a0b \u00a0,\u2060\ufeffc\u202f\t\n").rows())
                .containsExactly(new Row(1, List.of("a\u00a0b", "c")));
    }

    @Test
    void a_file_in_windows_1252_is_told_by_its_first_letter() {
        UnreadableTable refusal = refusal("a,b\n1,é\n".getBytes(Charset.forName("windows-1252")));

        assertThat(refusal.row()).isEqualTo(2);
        assertThat(refusal.what().en()).isEqualTo("the byte 0xE9 is not UTF-8 (in Windows-1252 it would be 'é')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void a_file_in_utf_16_is_told(String charset) {
        assertThat(refusal("a,b\n".getBytes(Charset.forName(charset))).what().en())
                .isEqualTo("the file is in UTF-16");
    }

    @Test
    void a_replacement_character_that_somebody_wrote_is_a_character() throws Exception {
        assertThat(read("a\ufffd\n").rows()).containsExactly(new Row(1, List.of("a\ufffd")));
    }

    @Test
    void more_rows_than_asked_for_are_refused_where_they_begin() {
        UnreadableTable refusal =
                catchThrowableOfType(UnreadableTable.class, () -> CsvTable.read(bytes("a\n\nb\nc\n"), 2));

        assertThat(refusal.row()).isEqualTo(4);
        assertThat(refusal.what().en()).isEqualTo("more than 2 rows");
    }

    @Test
    void a_line_without_end_is_refused_before_memory_runs_out() {
        UnreadableTable refusal =
                catchThrowableOfType(UnreadableTable.class, () -> CsvTable.read(repeated("xxxxxxxxxx", MANY), 10));

        assertThat(refusal.what().en()).isEqualTo("the line has more than 4000000 bytes");
    }

    private static UnreadableTable refusal(byte[] file) {
        return catchThrowableOfType(UnreadableTable.class, () -> CsvTable.read(new ByteArrayInputStream(file), MANY));
    }

    private static Sheet read(String text) throws Exception {
        return CsvTable.read(bytes(text), MANY);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text again and again, without holding it. */
    private static InputStream repeated(String text, int times) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < (long) bytes.length * times ? bytes[(int) (at++ % bytes.length)] & 0xFF : -1;
            }
        };
    }
}
