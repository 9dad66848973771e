package fr.balise.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCellsTest {
    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "no, false",
        "oui, true",
        "NON, false",
        "TRUE, true",
        "false, false",
        "VRAI, true",
        "FAUX, false",
        "y,",
        "1,",
        "peut-être,"
    })
    void yes_and_no_are_read_in_both_languages(String text, Boolean said) {
        assertThat(YesNo.read(text).orElse(null)).isEqualTo(said);
    }

    @Test
    void one_cell_proves_the_order_of_the_whole_column() {
        ColumnDates dates = ColumnDates.of(List.of("01/02/2026", "2026-03-04", "20/11/2026", ""));

        assertThat(dates.proof()).contains("20/11/2026");
        assertThat(dates.read("01/02/2026")).contains(LocalDate.of(2026, 2, 1));
        assertThat(dates.read("2026-03-04")).contains(LocalDate.of(2026, 3, 4));
        assertThat(dates.read("31/02/2026")).isEmpty();
    }

    @Test
    void nothing_is_guessed_when_no_cell_proves_the_order_or_one_proves_the_other() {
        for (List<String> column : List.of(
                List.of("01/02/2026", "11/12/2026"),
                List.of("01/02/2026", "11/20/2026"),
                List.of("20/11/2026", "11/20/2026"))) {
            ColumnDates dates = ColumnDates.of(column);

            assertThat(dates.proof()).isEmpty();
            assertThat(dates.read(column.get(0))).isEmpty();
        }
    }

    @Test
    void characters_that_people_do_not_see_are_named() {
        assertThat(Characters.hidden("a\u200bb")).contains("U+200B");
        assertThat(Characters.hidden("a\u00a0b")).isEmpty();
        assertThat(Characters.odd("a\u00a0b")).contains("U+00A0");
        assertThat(Characters.odd("a b")).isEmpty();
        assertThat(Characters.escaped("\u001b[2J\u202e\u00a0é")).isEqualTo("<U+001B>[2J<U+202E><U+00A0>é");
        assertThat(Characters.trimmed("\u200b\u00a0a b\u202f\u2060 ")).isEqualTo("a b");
    }

    @Test
    void what_a_spreadsheet_program_took_for_a_number_is_known() {
        Row row = new Row(1, List.of("8,10E+11", "1.099E+10", "10990000101", "10990000101", "2E4"), Set.of(3));

        assertThat(List.of(0, 1, 2, 3, 4)).filteredOn(row::isNumber).containsExactly(0, 1, 3);
    }
}
