package fr.balise.operations.asking.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a key signs, it reads; nothing else. */
class LinkKeyTest {
    private static final Instant END = Instant.parse("2026-12-31T23:00:00Z");
    private static final AnswerLink LINK = new AnswerLink("0123456789ab", "10990000154", END);

    private static LinkKey key(int seed) {
        byte[] secret = new byte[LinkKey.BYTES];
        Arrays.fill(secret, (byte) seed);
        return new LinkKey(secret);
    }

    @Test
    void a_link_is_read_by_the_key_that_signed_it_and_by_no_other() {
        assertThat(key(1).read(key(1).sign(LINK))).contains(LINK);
        assertThat(key(2).read(key(1).sign(LINK))).isEmpty();
    }

    @Test
    void a_link_with_any_character_altered_or_cut_off_is_none() {
        String token = key(1).sign(LINK);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String altered = token.substring(0, i) + other + token.substring(i + 1);
            // The last character of a half bears bits that count for nothing: then the link is the same, never another.
            assertThat(key(1).read(altered))
                    .as(altered)
                    .satisfiesAnyOf(
                            read -> assertThat(read).isEmpty(),
                            read -> assertThat(read).contains(LINK));
            assertThat(key(1).read(token.substring(0, i))).as("cut at " + i).isEmpty();
        }
        assertThat(key(1).read("x".repeat(1_000_000))).isEmpty();
        assertThat(key(1).read("é.é")).isEmpty();
    }

    @Test
    void what_one_signs_for_a_professional_opens_nothing_of_another() {
        String mine = key(1).sign(LINK);
        String other = key(1).sign(new AnswerLink(LINK.campaign(), "10990000044", END));
        String crossed = other.substring(0, other.indexOf('.')) + mine.substring(mine.indexOf('.'));

        assertThat(key(1).read(crossed)).isEmpty();
    }

    @Test
    void a_link_is_over_from_its_last_moment_on() {
        assertThat(LINK.isOver(END.minusMillis(1))).isFalse();
        assertThat(LINK.isOver(END)).isTrue();
        assertThat(LINK.at(URI.create("https://balise.example.org/"), key(1)))
                .hasToString("https://balise.example.org/answer?with=" + key(1).sign(LINK));
    }

    @Test
    void a_key_of_another_length_is_none() {
        assertThatThrownBy(() -> new LinkKey(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
