package fr.balise.adapters.reporting.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreaksTest {
    @Test
    void a_text_as_wide_as_the_line_stays_whole_and_one_past_it_is_broken() {
        assertThat(LineBreaks.lines("ab cd", 5)).containsExactly("ab cd");
        assertThat(LineBreaks.lines("ab cd", 4)).containsExactly("ab", "cd");
    }

    @Test
    void a_word_wider_than_the_line_has_one_of_its_own() {
        assertThat(LineBreaks.lines("a bcdefgh i", 3)).containsExactly("a", "bcdefgh", "i");
    }

    @Test
    void spaces_that_french_does_not_break_at_hold() {
        assertThat(LineBreaks.lines("oui\u00a0! non", 6)).containsExactly("oui\u00a0!", "non");
    }
}
