package fr.balise.core.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectTest {
    @Test
    void lines_and_entries_stand_in_the_order_of_their_file() {
        List<String> sorted = Stream.of(
                        "b.csv:1", "a.csv:10", "a.json entry[10]", "a.csv:2", "a.json entry[9]", "a.csv")
                .map(Subject::of)
                .sorted()
                .map(Subject::name)
                .toList();

        assertThat(sorted)
                .containsExactly("a.csv", "a.csv:2", "a.csv:10", "a.json entry[9]", "a.json entry[10]", "b.csv:1");
    }
}
