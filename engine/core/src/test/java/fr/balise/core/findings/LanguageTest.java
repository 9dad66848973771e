package fr.balise.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void french_keeps_its_high_marks_with_the_word_before() {
        assertThat(Language.FR.typeset("Quoi ? « Rien » : 5 %, non ; si !"))
                .isEqualTo("Quoi\u00a0? «\u00a0Rien\u00a0»\u00a0: 5\u00a0%, non\u00a0; si\u00a0!");
    }

    @Test
    void a_mark_that_begins_a_word_is_no_punctuation() {
        assertThat(Language.FR.typeset("le modificateur :contains et ?a=b"))
                .isEqualTo("le modificateur :contains et ?a=b");
    }

    @Test
    void english_is_left_as_it_is() {
        assertThat(new Text("a : b", "a : b").in(Language.EN)).isEqualTo("a : b");
        assertThat(new Text("a : b", "a : b").in(Language.FR)).isEqualTo("a\u00a0: b");
    }

    @Test
    void dates_are_written_as_each_language_sets_them() {
        Text sentence = FindingCode.ACTIVITY_IN_FUTURE
                .about("anne@ours.mssante.fr", LocalDate.parse("2027-01-01"))
                .message();

        assertThat(sentence.fr()).contains("1er janvier 2027");
        assertThat(sentence.en()).contains("1 January 2027");
        assertThat(Language.FR.date(LocalDate.parse("2026-08-31"))).isEqualTo("31 août 2026");
    }
}
