package fr.balise.core.policy.messages;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.policy.problems.PolicyProblems;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void a_line_that_ends_in_an_odd_number_of_backslashes_goes_on_in_the_next() {
        PolicyProblems problems = new PolicyProblems();
        Sentences sentences = Sentences.read("messages_fr.properties", "A=a \\\n  b\nB=c\\\\\nC=d", problems);

        assertThat(problems.all()).isEmpty();
        assertThat(sentences.of("A")).isEqualTo("a b");
        assertThat(sentences.of("B")).isEqualTo("c\\");
        assertThat(sentences.of("C")).isEqualTo("d");
    }

    @Test
    void backslashes_are_looked_at_once_each_and_only_at_the_end() {
        String many = "\\".repeat(40_000);

        assertThat(looks(many)).isEqualTo(40_000);
        assertThat(looks(many + "x")).isEqualTo(1);
    }

    private static long looks(String line) {
        AtomicLong looks = new AtomicLong();
        Sentences.backslashesAtEnd(new CharSequence() {
            @Override
            public int length() {
                return line.length();
            }

            @Override
            public char charAt(int index) {
                looks.incrementAndGet();
                return line.charAt(index);
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                throw new AssertionError("a copy");
            }
        });
        return looks.get();
    }
}
