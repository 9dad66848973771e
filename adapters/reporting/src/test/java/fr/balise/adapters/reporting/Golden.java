package fr.balise.adapters.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what an output should be, in {@code src/test/resources/goldens}. {@code mvn test
 * -Dbalise.goldens=renew} writes them anew; otherwise a difference leaves an {@code .actual} beside the golden file.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/goldens");

    private Golden() {}

    /** Compares to the letter. */
    public static void assertMatches(String name, String actual) throws IOException {
        Path golden = FOLDER.resolve(name);
        Path beside = FOLDER.resolve(name + ".actual");
        if ("renew".equals(System.getProperty("balise.goldens"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, actual);
            return;
        }
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!expected.equals(actual)) {
            Files.writeString(beside, actual);
        }
        assertThat(actual)
                .as("%s; what came out stands in %s; -Dbalise.goldens=renew accepts it", golden, beside)
                .isEqualTo(expected);
        Files.deleteIfExists(beside);
    }
}
