package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultOutputTest {
    private static final File FULL_DISK = new File("/dev/full");

    private record Ended(int exitCode, String told) {}

    private static Ended balise(ProcessBuilder.Redirect output, String... arguments) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectOutput(output).start();
        if (output == ProcessBuilder.Redirect.PIPE) {
            process.getInputStream().close();
        }
        String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), told);
    }

    @Test
    void a_full_disk_is_an_error_for_whatever_is_shown() throws Exception {
        assumeTrue(FULL_DISK.exists(), "this system has no device that is always full");

        Ended help = balise(ProcessBuilder.Redirect.to(FULL_DISK), "--help", "--lang", "en");
        Ended settings = balise(ProcessBuilder.Redirect.to(FULL_DISK), "config", "show", "--lang", "fr");

        assertThat(help.exitCode()).isEqualTo(1);
        assertThat(help.told()).contains("could not be written whole");
        assertThat(settings.exitCode()).isEqualTo(1);
        assertThat(settings.told()).contains("n'a pu être écrit en entier");
    }

    @Test
    void a_reader_that_leaves_is_no_error() throws Exception {
        Ended help = balise(ProcessBuilder.Redirect.PIPE, "config", "show");

        assertThat(help.exitCode()).isZero();
        assertThat(help.told()).isEmpty();
    }

    @Test
    void the_first_failure_is_the_one_that_is_told() throws IOException {
        ResultOutput output = new ResultOutput(new java.io.OutputStream() {
            private int writes;

            @Override
            public void write(int b) throws IOException {
                throw new IOException(writes++ == 0 ? "No space left on device" : "Broken pipe");
            }
        });
        for (int i = 0; i < 2; i++) {
            try {
                output.write(1);
            } catch (IOException e) {
                // As a PrintStream does.
            }
        }

        assertThat(output.lost()).hasValueSatisfying(why -> assertThat(why).hasMessage("No space left on device"));
    }
}
