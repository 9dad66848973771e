package fr.balise.samples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxToolProviderTest {
    private final ToolProvider tool = ServiceLoader.load(ToolProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("balise-sandbox"))
            .findFirst()
            .orElseThrow();

    @Test
    void the_tool_says_where_it_listens_and_serves_until_it_is_interrupted(@TempDir Path folder) throws Exception {
        String directory = SampleFiles.writeTo(folder).toString();
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        PipedWriter output = new PipedWriter();
        Thread thread = new Thread(() -> ended.complete(
                tool.run(new PrintWriter(output), new PrintWriter(new StringWriter()), directory, "callsPerSecond=0")));
        URI address;
        try (BufferedReader said = new BufferedReader(new PipedReader(output))) {
            thread.start();
            address = URI.create(said.readLine());
        }

        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        thread.interrupt();

        assertThat(ended.join()).isZero();
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void what_is_wrong_with_its_arguments_is_told(@TempDir Path folder) {
        String directory = folder.toString();

        assertThat(refused()).contains("The first argument is the folder");
        assertThat(refused(directory, "port")).contains("'port' is not of the form name=value");
        assertThat(refused(directory, "port=often")).contains("port", "often");
        assertThat(refused(directory, "prot=1")).contains("prot is not known", "callsPerSecond");
        assertThat(refused(directory + "/absent")).contains("absent is not a folder");
    }

    private String refused(String... arguments) {
        StringWriter problems = new StringWriter();
        StringWriter output = new StringWriter();
        assertThat(tool.run(new PrintWriter(output), new PrintWriter(problems, true), arguments))
                .isEqualTo(1);
        assertThat(output.toString()).isEmpty();
        return problems.toString();
    }
}
