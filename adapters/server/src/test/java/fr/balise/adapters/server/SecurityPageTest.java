package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names tests: each is one that runs. */
class SecurityPageTest {
    private static final Pattern NAMED = Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){3,})`");
    private static final Pattern TEST = Pattern.compile("@(?:Parameterized)?Test\\b[^;]*?\\bvoid ([a-z0-9_]+)\\(");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

    private static Set<String> found(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String room : new String[] {"engine", "adapters"}) {
            try (Stream<Path> files = Files.walk(TestServer.ROOT.resolve(room))) {
                files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|Contract).java"))
                        .forEach(file ->
                                tests.addAll(found(QUOTED.matcher(read(file)).replaceAll("\"\""), TEST)));
            }
        }
        return tests;
    }

    @Test
    void every_test_that_the_page_names_is_there_and_both_languages_name_the_same() throws Exception {
        Set<String> named = found(read(TestServer.ROOT.resolve("docs/security.md")), NAMED);

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
        assertThat(found(read(TestServer.ROOT.resolve("docs/fr/securite.md")), NAMED))
                .isEqualTo(named);
    }
}
