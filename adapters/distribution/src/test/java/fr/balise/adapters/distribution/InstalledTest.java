package fr.balise.adapters.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive and the Debian package, each in an empty root, without Maven or sources: the demo runs, the service answers. */
class InstalledTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("balise.archive"));
    private static final Path PACKAGE = Path.of(System.getProperty("balise.package"));
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    private Path root;

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", root.resolve("home").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS", "-Duser.home=" + root.resolve("home"));
        environment.put("LANG", "C.UTF-8");
        return builder.start();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = start(List.of(command));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void the_archive_demonstrates_and_serves() throws Exception {
        run("tar", "xzf", ARCHIVE.toString());
        Path home = root.resolve(ARCHIVE.getFileName().toString().replace(".tar.gz", ""));

        demonstrates(home.resolve("balise"));
        serves(home.resolve("balise"), home);
        assertThat(jars(home)).doesNotHaveDuplicates().contains("balise.jar", "balise-server.jar");
        assertThat(home.resolve("share/man/man1/balise-policy-prove.1"))
                .content()
                .contains(".SH SYNOPSIS");
        assertThat(home.resolve("share/man/fr/man1/balise-apply.1")).content().contains(".SH NOM");
        assertThat(home.resolve("share/bash-completion/completions/balise"))
                .content()
                .contains("simulate");
        String version = home.getFileName().toString().replace("balise-", "");
        assertThat(Files.readString(home.resolve("share/docker/Dockerfile")).replace("${VERSION}", version))
                .contains("ADD " + ARCHIVE.getFileName() + " /opt", "/opt/" + home.getFileName() + " /opt/balise");
        assertThat(home.resolve("share/systemd/balise.default")).content().contains("BALISE_SERVE=");
    }

    /** Whatever the unit names is there, what it says is known to systemd, and little of the machine is open to it. */
    private void unit(Path file) throws Exception {
        String unit = Files.readString(file);
        for (String path : List.of("/usr/bin/balise", "/etc/default/balise")) {
            assertThat(unit).contains("=" + path);
            assertThat(root.resolve(path.substring(1))).exists();
        }
        assertThat(root.resolve("usr/share/man/man1/balise-serve.1")).isRegularFile();
        if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
            run("systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", file.toString());
            // The targets that every system has are not in this root, which is told too.
            Process verify = start(List.of("systemd-analyze", "verify", "--man=no", "--root=" + root, file.toString()));
            assertThat(new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("Unknown", "Invalid", "Failed to parse", "not executable", "/usr/bin/balise");
        }
    }

    @Test
    void the_debian_package_demonstrates_and_serves() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "this is no Debian");
        run("dpkg-deb", "-x", PACKAGE.toString(), root.toString());

        Path command = root.resolve("usr/bin/balise");
        demonstrates(command);
        serves(command, root.resolve("usr/share/balise"));
        assertThat(run("dpkg-deb", "-f", PACKAGE.toString())).contains("Package: balise", "java17-runtime-headless");
        unit(root.resolve("usr/lib/systemd/system/balise.service"));
        assertThat(root.resolve("usr/share/man/man1/balise.1")).isRegularFile();
        assertThat(root.resolve("etc/default/balise")).content().contains("BALISE_SERVE=");
    }

    private void demonstrates(Path command) throws Exception {
        assertThat(run(command.toString(), "demo", "--lang", "fr")).contains("Le second plan ne propose plus rien.");
    }

    private void serves(Path command, Path home) throws Exception {
        Process service = start(List.of(
                command.toString(),
                "serve",
                "--policy",
                home.resolve("rules/policy").toString(),
                "--data",
                home.resolve("samples/data").toString()));
        try {
            URI address = address(service);
            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.body()).contains("UP");
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor()).isIn(0, 143);
    }

    private static URI address(Process service) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group());
            }
        }
        throw new AssertionError("the service ended: " + String.join("\n", lines));
    }

    private static List<String> jars(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
