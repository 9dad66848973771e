package fr.balise.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x0a, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x34f, 0x200b, 0x200f, 0x2028, 0x2029, 0x202e, 0x2066, 0x3164,
                0xfe0f, 0xfeff, 0xe0041, 0xe0100
            })
    void what_nobody_sees_is_written_out(int hidden) {
        String text = new StringBuilder("a").appendCodePoint(hidden).append('b').toString();

        assertThat(VisibleText.of(text)).isEqualTo("a" + units(hidden) + "b");
    }

    private static String units(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining());
    }

    @Test
    void half_a_character_is_written_out() {
        assertThat(VisibleText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void what_is_seen_stays_as_it_is() {
        String text = "Été à l'hôpital — 5\u00a0% « 𝔸 »";

        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void a_message_keeps_its_line_breaks_and_nothing_else() {
        assertThat(VisibleText.lines("one\ntwo\u001b[2J\rthree")).isEqualTo("one\ntwo\\u001b[2J\\u000dthree");
    }

    @Test
    void an_excerpt_counts_characters_and_not_their_halves() {
        assertThat(VisibleText.excerpt("𝔸".repeat(81))).isEqualTo("𝔸".repeat(80) + "…");
    }
}
