package fr.balise.samples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Path DECIDE = Path.of("decide/src/main/java/Decide.java");

    @Test
    void the_readme_shows_the_lines_that_a_project_outside_this_build_compiles_and_runs() throws IOException {
        String lines = Files.readString(DECIDE)
                .lines()
                .dropWhile(line -> !line.contains("PublicationFacts facts"))
                .takeWhile(line -> !line.equals("    }"))
                .map(line -> line.substring(8))
                .collect(Collectors.joining("\n"));

        assertThat(lines).isNotBlank();
        assertThat(Files.readString(README)).contains("```java\n" + lines + "\n```");
    }

    @Test
    void the_readme_names_the_coordinates_that_it_resolves() throws IOException {
        assertThat(Files.readString(README))
                .contains(
                        "<artifactId>balise-bom</artifactId>",
                        "<artifactId>balise-core</artifactId>",
                        "<artifactId>balise-formats</artifactId>");
    }
}
