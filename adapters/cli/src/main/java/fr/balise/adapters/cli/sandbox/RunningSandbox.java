package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.InstalledTool;
import fr.balise.core.findings.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * A sandbox directory that listens, in a thread of this program, until it is closed. It brings a whole FHIR server of which
 * no other command needs a class, so it is not loaded with them.
 */
final class RunningSandbox implements AutoCloseable {
    /** Protects nothing: the sandbox holds invented data. */
    static final String API_KEY = "sandbox";

    private final Thread thread;
    private final URI address;

    private RunningSandbox(Thread thread, URI address) {
        this.thread = thread;
        this.address = address;
    }

    /**
     * Returns once it listens.
     *
     * @param folder of FHIR files, which are never written to
     * @param options each as {@code name=value}
     */
    static RunningSandbox start(Path folder, String... options) throws Refusal {
        ToolProvider tool = InstalledTool.find(
                "balise-sandbox",
                Objects.requireNonNull(RunningSandbox.class.getClassLoader()),
                InstalledTool.beside("sandbox"),
                at -> SandboxCommand.MESSAGES.text("notInstalled", at));
        String[] arguments = Stream.concat(Stream.of(folder.toString(), "apiKeys=" + API_KEY), Stream.of(options))
                .toArray(String[]::new);
        StringWriter problems = new StringWriter();
        PipedWriter output = new PipedWriter();
        Thread thread = new Thread(() -> run(tool, output, problems, arguments), "sandbox");
        thread.setDaemon(true);
        thread.setContextClassLoader(tool.getClass().getClassLoader());
        try (BufferedReader said = new BufferedReader(new PipedReader(output))) {
            thread.start();
            String address = said.readLine();
            if (address == null) {
                throw Refusal.input(SandboxCommand.MESSAGES.text(
                        "notStarted", problems.toString().strip()));
            }
            return new RunningSandbox(thread, URI.create(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(ToolProvider tool, PipedWriter output, StringWriter problems, String... arguments) {
        try (PrintWriter out = new PrintWriter(output)) {
            tool.run(out, new PrintWriter(problems, true), arguments);
        } catch (RuntimeException | LinkageError e) {
            problems.write(e.toString());
        }
    }

    /** The base address of its FHIR API. */
    URI address() {
        return address;
    }

    /** Waits until it is stopped from elsewhere. */
    void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
