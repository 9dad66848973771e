package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was packaged, as a user starts it: the launcher through a link on the PATH, from another folder, in the plain
 * locale, out of a checkout under an accented name that nothing may be written to.
 */
class PackagedIT {
    @TempDir
    private Path folder;

    private final List<Path> libraries = new ArrayList<>();
    private Path checkout = Path.of("");
    private Path elsewhere = Path.of("");

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void a_built_checkout_and_a_link_on_the_path() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
        checkout = Files.createDirectories(folder.resolve("dépôt à l'hôpital"));
        elsewhere = Files.createDirectories(folder.resolve("été"));
        Path target = Files.createDirectories(checkout.resolve("adapters/cli/target"));
        Files.copy(Path.of("target/balise.jar"), target.resolve("balise.jar"));
        for (String name : List.of("lib", "sandbox")) {
            libraries.add(Files.createSymbolicLink(
                    target.resolve(name), Path.of("target", name).toAbsolutePath()));
        }
        Files.writeString(target.resolve("balise.jsa"), "");
        Files.setLastModifiedTime(
                Files.writeString(target.resolve("balise.stamp"), ""),
                FileTime.from(Instant.parse("2999-01-01T00:00:00Z")));
        for (String name : List.of(".mvn", "engine", "samples/data/directory")) {
            Files.createDirectories(checkout.resolve(name));
        }
        PolicyCopy.in(checkout.resolve("rules/policy"));
        try (Stream<Path> files = Files.walk(Told.DATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        checkout.resolve("samples/data")
                                .resolve(Told.DATA.relativize(file).toString()));
            }
        }
        for (String name : List.of("pom.xml", "rules/pom.xml")) {
            Files.writeString(checkout.resolve(name), "");
        }
        Path launcher = Files.copy(Told.HOME.resolve("balise"), checkout.resolve("balise"));
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("bin")).resolve("balise"), launcher);
        mayWrite("r-xr-xr-x");
    }

    @AfterEach
    void forget_the_libraries() throws IOException {
        mayWrite("rwxr-xr-x");
        for (Path link : libraries) {
            Files.delete(link);
        }
    }

    private void mayWrite(String rights) throws IOException {
        for (String name : List.of("", "adapters/cli/target", "balise")) {
            Files.setPosixFilePermissions(checkout.resolve(name), PosixFilePermissions.fromString(rights));
        }
    }

    private Ended balise(String arguments) throws Exception {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", "balise " + arguments)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("BALISE_") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-Duser.home=" + folder.resolve("home"));
        int exitCode = builder.start().waitFor();
        return new Ended(exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    private List<String> written() throws IOException {
        List<String> there = new ArrayList<>();
        try (Stream<Path> files = Files.walk(checkout)) {
            files.map(Path::toString).sorted().forEach(there::add);
        }
        return there;
    }

    @Test
    void the_demo_runs_with_its_own_server_to_its_end() throws Exception {
        List<String> before = written();

        Ended demo = balise("demo --lang fr");

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("Le second plan ne propose plus rien.");
        assertThat(demo.err()).isEmpty();
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void a_plan_of_the_samples_is_made_and_shown_from_a_folder_with_an_accented_name() throws Exception {
        String samples = "--policy \"" + checkout + "/rules/policy\" --data \"" + checkout + "/samples/data\"";

        Ended plan = balise("plan " + samples + " --as-of 2026-12-01 --out 'décembre.json' --lang en");
        Ended shown = balise("show 'décembre.json' --lang fr");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("PER-WANTED");
        assertThat(elsewhere.resolve("décembre.json")).isNotEmptyFile();
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("Saint-Éloi", "dépublication");
    }

    @Test
    void the_jar_alone_says_its_version_and_helps() throws Exception {
        assertThat(balise("--version").out()).matches("balise \\d+\\.\\d+\\.\\d+\\S*\\n");
        assertThat(balise("--help --lang fr").out()).contains("Usage\u00a0: balise ", "Commandes");
    }
}
