package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the samples ask of a service from other languages is the decision that they ask of the engine in Java. */
class RestSamplesTest {
    private static final Path SAMPLES = TestServer.ROOT.resolve("samples/embedding/rest");
    private static final String ADDRESS = "jeanne.martin@hopital-exemple.mssante.fr";

    private static String said(String program, String script) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed");
        ProcessBuilder builder = new ProcessBuilder(SAMPLES.resolve(script).toString(), "dossier.json")
                .directory(SAMPLES.toFile())
                .redirectErrorStream(true);
        builder.environment().put("BALISE_URL", TestServer.shared().address().toString());
        builder.environment().put("BALISE_SERVER_KEY", TestServer.KEY);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void a_shell_gets_the_decision() throws Exception {
        assertThat(said("curl", "decide.sh")).contains("urn:balise:decision:1", "\"REQUIRED\"", "PER-WANTED", ADDRESS);
    }

    @Test
    void python_gets_the_change_that_java_gets() throws Exception {
        assertThat(said("python3", "decide.py")).isEqualTo("ATTACH " + ADDRESS + " PER-WANTED\n");
    }
}
