package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a French guide says in code, in examples and in its outline is what the English one says. */
class FrenchGuidesTest {
    private static final Path DOCS = Told.HOME.resolve("docs");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#\\s.*$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|$");

    @ParameterizedTest
    @CsvSource({
        "applying.md, fr/appliquer.md",
        "asking.md, fr/interroger.md",
        "following.md, fr/suivre.md",
        "configuration.md, fr/parametrage.md",
        "scenarios.md, fr/scenarios.md",
        "simulating.md, fr/simuler.md",
    })
    void both_say_the_same(String english, String french) throws IOException {
        String one = Files.readString(DOCS.resolve(english));
        String other = Files.readString(DOCS.resolve(french));

        assertThat(headings(other)).as("levels of headings").isEqualTo(headings(one));
        assertThat(examples(other)).as("examples").isEqualTo(examples(one));
        assertSameWords(one, other);
    }

    /** Its examples are those of a policy in French. */
    @Test
    void both_teach_the_same_of_policies() throws IOException {
        String one = Files.readString(DOCS.resolve("writing-a-policy.md"));
        String other = Files.readString(DOCS.resolve("fr/ecrire-une-politique.md"));

        assertThat(headings(other)).as("levels of headings").isEqualTo(headings(one));
        assertThat(examples(other)).as("examples").hasSameSizeAs(examples(one));
        assertSameWords(one, other);
    }

    private static void assertSameWords(String one, String other) {
        assertThat(rows(other)).as("rows of tables, by number of cells").isEqualTo(rows(one));
        assertThat(code(other)).as("words of code, with their number").isEqualTo(code(one));
    }

    private static List<String> headings(String page) {
        return HEADING.matcher(withoutExamples(page))
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    /** Without comments, which speak the guide's language. */
    private static List<String> examples(String page) {
        return EXAMPLE.matcher(page)
                .results()
                .map(hit -> hit.group(1) + "\n" + COMMENT.matcher(hit.group(2)).replaceAll(""))
                .toList();
    }

    private static List<Long> rows(String page) {
        return ROW.matcher(withoutExamples(page))
                .results()
                .map(MatchResult::group)
                .map(row -> CODE.matcher(row)
                        .replaceAll("")
                        .chars()
                        .filter(c -> c == '|')
                        .count())
                .toList();
    }

    private static Map<String, Long> code(String page) {
        return CODE.matcher(withoutExamples(page))
                .results()
                .map(hit -> hit.group(1))
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static String withoutExamples(String page) {
        return EXAMPLE.matcher(page).replaceAll("");
    }
}
