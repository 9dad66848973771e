package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is installed: what only the sandbox needs is not on its class path. */
class SandboxApartTest {
    private static final Pattern OF_THE_SANDBOX = Pattern.compile(
            "samples/sandbox/|/(balise-sandbox|hapi-fhir-server|hapi-fhir-storage|jetty|jakarta\\.servlet)[^/]*\\.jar$");

    @TempDir
    private Path folder;

    @Test
    void a_plan_needs_nothing_of_the_sandbox() throws Exception {
        Told plan = without("plan", "--policy", Told.POLICY, "--data", Told.DATA, "--as-of", "2026-12-01");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out())
                .isEqualTo(Told.by("plan", "--policy", Told.POLICY, "--data", Told.DATA, "--as-of", "2026-12-01")
                        .out());
    }

    @Test
    void a_sandbox_that_is_not_there_is_told_with_the_folder_it_belongs_in() throws Exception {
        Told told = without("sandbox", "--data", Told.DATA);

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("The sandbox is not installed: its jars are not in /")
                .contains("/sandbox. ", "build the program again")
                .doesNotContain("\tat ");
        assertThat(without("demo", "--home", Told.HOME).err()).startsWith("The sandbox is not installed");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copied = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(each, copied);
                }
            }
        }
    }

    /** Runs a command in a JVM of its own, from a copy of the program: beside a built one the sandbox may stand. */
    private Told without(Object... arguments) throws IOException, InterruptedException {
        Path program = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path alone = folder.resolve("program/classes");
        if (!Files.exists(alone)) {
            copy(program, alone);
        }
        List<String> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !OF_THE_SANDBOX.matcher(entry).find())
                .map(entry -> Path.of(entry).equals(program) ? alone.toString() : entry)
                .toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                String.join(File.pathSeparator, path),
                Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        command.add("--lang=en");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int exitCode = process.waitFor();
        return new Told(exitCode, Files.readString(out), Files.readString(err));
    }
}
