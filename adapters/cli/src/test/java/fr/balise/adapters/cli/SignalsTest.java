package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own, which the system, an operator or a second one disturbs. */
@Execution(ExecutionMode.CONCURRENT)
class SignalsTest {
    private static final int WATCH_MILLIS = 5;

    /** A busy machine may let the command end before the signal is sent; it is then met at another attempt. */
    private static final int ATTEMPTS = 10;

    @TempDir
    private Path folder;

    private SandboxDirectory sandbox;
    private Path planFile;
    private Path keyFile;

    @BeforeEach
    void start_a_directory_and_plan() throws IOException {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(Told.DATA.resolve("directory")).withoutRateLimit());
        keyFile = Files.writeString(folder.resolve("key"), SandboxOptions.DEFAULT_API_KEY + "\n");
        planFile = folder.resolve("plan.json");
        Told.planning(Told.POLICY, sandbox, keyFile, planFile);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Slow enough to be met half-way. */
    private Process apply(List<String> prefix, String said) throws IOException {
        return balise(
                prefix,
                List.of(),
                List.of(
                        "apply",
                        planFile.toString(),
                        "--calls-per-second=2",
                        "--endpoint",
                        sandbox.baseUrl().toString(),
                        "--api-key-file",
                        keyFile.toString(),
                        "--journal",
                        folder.resolve("journal").toString()),
                said);
    }

    private Process balise(List<String> prefix, List<String> options, List<String> arguments, String said)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(arguments);
        command.add("--lang=en");
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve(said + ".out").toFile())
                .redirectError(folder.resolve(said + ".err").toFile())
                .start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out")) + Files.readString(folder.resolve(name + ".err"));
    }

    private long patches() {
        return sandbox.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    private void awaitPatches(Process child, int patches) throws InterruptedException, IOException {
        while (patches() < patches) {
            assertThat(child.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS))
                    .as(said("first"))
                    .isFalse();
        }
    }

    /** A process that is started in the background may inherit that SIGINT is ignored. */
    private static List<String> hearing(String signal) throws InterruptedException {
        List<String> prefix = List.of("env", "--default-signal=" + signal);
        try {
            List<String> trial = new ArrayList<>(prefix);
            trial.add("true");
            boolean works =
                    new ProcessBuilder(trial).redirectErrorStream(true).start().waitFor() == 0;
            return works ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_run_that_is_told_to_stop_finishes_its_calls_and_says_how_to_go_on(String signal) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "this system has no /bin/kill to send SIG" + signal);
        Process child = apply(hearing(signal), "first");
        awaitPatches(child, 3);
        assertThat(new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(child.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(child.exitValue()).as(said("first")).isEqualTo(ExitCode.PARTLY_APPLIED);
        assertThat(said("first"))
                .contains("Stop asked for: calls under way are being finished", "Stopped: stop asked for")
                .contains("To finish: balise resume --run ")
                .doesNotContain("unknown");
        assertThat(patches()).isLessThan(24);

        Told resumed = Told.by("resume", "--api-key-file", keyFile, "--journal", folder.resolve("journal"));
        assertThat(resumed.exitCode()).as(resumed.err() + resumed.out()).isEqualTo(ExitCode.FINE);
        assertThat(patches()).isEqualTo(24);
        assertThat(Told.by("verify", planFile, "--directory", sandbox.baseUrl(), "--api-key-file", keyFile)
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
        assertThat(Told.by("journal", "verify", "--journal", folder.resolve("journal"))
                        .out())
                .contains("nothing is altered");
    }

    /** Told to stop once facts are read, or once the plan is being written, or while a server answers. */
    @ParameterizedTest
    @CsvSource({"INT, parts", "TERM, plan", "INT, server"})
    void a_plan_in_parts_that_is_told_to_stop_leaves_nothing_behind(String signal, String meanwhile) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "this system has no /bin/kill to send SIG" + signal);
        Path data = folder.resolve("many");
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Path plans = Files.createDirectory(folder.resolve("plans"));
        assertThat(Told.by("generate", "--professionals", "4000", "--as-of", "2026-12-01", "--out", data)
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
        List<String> arguments = new ArrayList<>(List.of(
                "plan",
                "--policy=" + Told.POLICY,
                "--data=" + data,
                "--as-of=2026-12-01",
                "--out=" + plans.resolve("plan.json")));
        if (meanwhile.equals("server")) {
            sandbox.close();
            sandbox = SandboxDirectory.start(SandboxOptions.serving(data.resolve("directory")));
            arguments.add("--directory=" + sandbox.baseUrl());
            arguments.add("--api-key-file=" + keyFile);
            arguments.add("--memory=none");
        }
        int ended = ExitCode.FINE;
        for (int attempt = 0; ended == ExitCode.FINE && attempt < ATTEMPTS; attempt++) {
            Files.deleteIfExists(plans.resolve("plan.json"));
            sandbox.clearRequests();
            Process child = balise(hearing(signal), List.of("-Xmx24m", "-Djava.io.tmpdir=" + parts), arguments, "plan");
            while (!met(plans, parts, meanwhile) && !child.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                // it is not as far yet
            }
            new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(child.pid()))
                    .start()
                    .waitFor();
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
            ended = child.exitValue();
        }
        assertThat(ended).as(said("plan")).isNotEqualTo(ExitCode.FINE);
        assertThat(folder.resolve("plan.err"))
                .content()
                .contains("More than fits into memory")
                .hasLineCount(1);
        assertThat(list(parts)).isEmpty();
        assertThat(list(plans)).isEmpty();
    }

    private boolean met(Path plans, Path parts, String meanwhile) throws IOException {
        return switch (meanwhile) {
            case "plan" -> !list(plans).isEmpty();
            case "server" -> !list(parts).isEmpty() && !sandbox.requests().isEmpty();
            default -> !list(parts).isEmpty();
        };
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_second_apply_on_the_journal_is_told_who_has_it() throws Exception {
        Process first = apply(List.of(), "first");
        awaitPatches(first, 2);
        // Here, where nothing has to be started: the first is over in some seconds.
        Told second = Told.by(
                "apply",
                planFile,
                "--lang=en",
                "--endpoint",
                sandbox.baseUrl(),
                "--api-key-file",
                keyFile,
                "--journal",
                folder.resolve("journal"));

        assertThat(second.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(second.err()).contains("is in use: another run has it", "(process " + first.pid() + " of ");
        assertThat(patches()).isLessThan(24);
        first.destroyForcibly().waitFor();
    }
}
