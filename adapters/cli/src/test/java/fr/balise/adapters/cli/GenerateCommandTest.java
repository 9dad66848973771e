package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    private Told generate(Path out, String professionals) {
        return Told.by("generate", "--out", out.toString(), "--professionals", professionals, "--as-of", "2026-12-01");
    }

    @Test
    void what_is_generated_can_be_planned() {
        Path out = folder.resolve("some");
        assertThat(generate(out, "300").exitCode()).isEqualTo(ExitCode.FINE);

        Told told = Told.by("plan", "--policy", Told.POLICY, "--data", out.toString(), "--as-of", "2026-12-01");
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("INACTIVE", "PER-WANTED");
    }

    @Test
    void a_folder_that_holds_something_stays_as_it_is() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.txt"), "mine");
        Told told = generate(folder, "10");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("holds something already");
        assertThat(folder).isDirectoryContaining(kept::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(kept);
        }
    }

    @Test
    void nobody_and_more_than_the_country_are_refused() {
        assertThat(generate(folder.resolve("none"), "0").err()).contains("1 to 1953750");
        assertThat(generate(folder.resolve("all"), "1953751").err()).contains("1 to 1953750");
        assertThat(folder).isEmptyDirectory();
    }
}
