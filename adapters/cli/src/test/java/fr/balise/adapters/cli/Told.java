package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.SandboxDirectory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** What a command said, and how it ended. */
record Told(int exitCode, String out, String err) {
    /** The checkout in which the tests run. */
    static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    static final Path POLICY = HOME.resolve("rules/policy");
    static final Path DATA = HOME.resolve("samples/data");

    /** Plans the samples against a directory that runs, and forgets the calls that this took. */
    static void planning(Path policy, SandboxDirectory sandbox, Path keyFile, Path planFile) {
        Told told = by(
                "plan",
                "--policy",
                policy,
                "--data",
                DATA,
                "--as-of",
                "2026-12-01",
                "--directory",
                sandbox.baseUrl(),
                "--api-key-file",
                keyFile,
                "--out",
                planFile);
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        sandbox.clearRequests();
    }

    /** Runs a command in this JVM, in English unless it says otherwise. */
    static Told by(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        boolean spoken = false;
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
            spoken |= words[i].startsWith("--lang");
        }
        String[] all = words;
        if (!spoken) {
            all = Arrays.copyOf(words, words.length + 1);
            all[words.length] = "--lang=en";
        }
        int exitCode = Main.execute(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all);
        return new Told(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
