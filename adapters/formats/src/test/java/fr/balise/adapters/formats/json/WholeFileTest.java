package fr.balise.adapters.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private void write(Path file, String content) throws IOException {
        WholeFile.write(file, folder.resolve("half"), out -> out.write(content.getBytes()));
    }

    @Test
    void a_pipe_is_written_to_and_stays_a_pipe() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no pipes here");
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });

        write(pipe, "a plan");

        assertThat(read.get()).isEqualTo("a plan");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void a_link_leads_where_it_led_and_its_file_holds_what_was_written() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        write(link, "after");

        assertThat(file).hasContent("after");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.exists(folder.resolve("half"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
