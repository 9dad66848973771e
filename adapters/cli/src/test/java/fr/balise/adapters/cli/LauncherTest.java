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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script that starts the command, on a checkout that is built already and a Java that only says its arguments. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Path checkout = Path.of("");

    @BeforeEach
    void a_built_checkout() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher needs bash");
        checkout = Files.createDirectories(folder.resolve("depot"));
        Files.copy(Path.of("../../balise"), checkout.resolve("balise"));
        executable(checkout.resolve("balise"));
        for (String name : new String[] {".mvn", "engine", "rules/policy", "adapters/cli/target", "samples"}) {
            Files.createDirectories(checkout.resolve(name));
        }
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("rules/pom.xml"), "");
        Path target = checkout.resolve("adapters/cli/target");
        Files.writeString(target.resolve("balise.jar"), "");
        Files.writeString(target.resolve("balise.jsa"), "");
        Path stamp = Files.writeString(target.resolve("balise.stamp"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse("2999-01-01T00:00:00Z")));
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                java,
                "#!/bin/bash\necho \"LC_ALL=${LC_ALL-unset} LC_CTYPE=${LC_CTYPE-unset} LANG=${LANG-unset} $*\"\n");
        executable(java);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(Path launcher, Map<String, String> locale, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(launcher.toString());
        builder.command().addAll(List.of(arguments));
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("LC_") || name.equals("LANG") || name.equals("JAVA_OPTS"));
        environment.putAll(locale);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    @Test
    void a_link_on_the_path_finds_what_was_built_beside_the_file() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("first"), Path.of("../depot/balise"));
        Files.createSymbolicLink(bin.resolve("balise"), Path.of("first"));

        assertThat(run(bin.resolve("balise"), Map.of("LANG", "fr_FR.UTF-8"), "plan"))
                .contains("-jar " + checkout.resolve("adapters/cli/target/balise.jar") + " plan");
    }

    @Test
    void the_plain_locale_still_reads_names_with_accents_and_keeps_its_language() throws Exception {
        assertThat(run(checkout.resolve("balise"), Map.of("LC_ALL", "C")))
                .contains("LC_ALL=unset LC_CTYPE=C.UTF-8 LANG=C ");
        assertThat(run(checkout.resolve("balise"), Map.of("LANG", "fr_FR@euro")))
                .contains("LC_ALL=unset LC_CTYPE=C.UTF-8 LANG=fr_FR@euro ");
        assertThat(run(checkout.resolve("balise"), Map.of("LC_ALL", "fr_FR.utf8")))
                .contains("LC_ALL=fr_FR.utf8 LC_CTYPE=unset LANG=unset ");
    }

    @Test
    void a_terminal_is_told_its_width_and_nothing_else() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "util-linux gives this test a terminal");

        String told = run(
                script,
                Map.of("LANG", "fr_FR.UTF-8"),
                "-qec",
                "stty rows 24 cols 97; exec '" + checkout.resolve("balise") + "' plan",
                "/dev/null");

        assertThat(told.lines())
                .singleElement()
                .asString()
                .contains("-Dbalise.columns=97")
                .contains("-XX:MaxRAMPercentage");
    }
}
