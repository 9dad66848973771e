package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command that follows {@code balise sandbox &} at once. */
class StartingDirectoryTest {
    private final List<SandboxDirectory> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(SandboxDirectory::close);
    }

    @Test
    void a_directory_of_this_machine_that_does_not_listen_yet_is_waited_for_and_the_wait_is_told() throws IOException {
        SandboxOptions options = SandboxOptions.serving(Told.DATA.resolve("directory"))
                .with("apiKeys", List.of())
                .with("port", freePort());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (started.isEmpty() && line.contains("trying again")) {
                    started.add(SandboxDirectory.start(options));
                }
            }
        };
        String directory = "http://127.0.0.1:" + options.port() + "/fhir";

        int exitCode = Main.execute(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                err,
                "plan",
                "--policy=" + Told.POLICY,
                "--data=" + Told.DATA,
                "--as-of=2026-12-01",
                "--directory=" + directory,
                "--lang=en");

        assertThat(exitCode).as(told.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.FINE);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("No answer from " + directory);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
