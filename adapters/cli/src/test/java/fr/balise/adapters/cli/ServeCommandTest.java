package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is found in a folder of its own, sees no class of the command line, and is told what was asked. */
class ServeCommandTest {
    private static final String SERVICE = """
            public class Service implements java.util.spi.ToolProvider {
                public String name() { return "balise-server"; }
                public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... arguments) {
                    out.println(String.join(" ", arguments));
                    try {
                        Class.forName("fr.balise.core.PublicationEngine");
                        return 1;
                    } catch (ClassNotFoundException e) {
                        return 0;
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("balise.server");
    }

    @Test
    void the_service_is_started_apart_with_what_was_asked() throws Exception {
        installed();
        System.setProperty("balise.server", folder.toString());

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Told told = Told.by(
                "serve",
                "--policy",
                "p",
                "--data",
                "d",
                "--port",
                "8080",
                "--as-of",
                "2026-12-01",
                "--endpoint",
                "http://127.0.0.1/fhir",
                "--client-certificate",
                "client.p12",
                "--lang",
                "fr");

        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out())
                .isEqualToIgnoringNewLines(
                        "policy=p data=d port=8080 rate=100 readEvery=1440 keepDays=365 keepMonths=36 usualHours=7-20 lang=fr asOf=2026-12-01"
                                + " endpoint=http://127.0.0.1/fhir dialect=draft-2026-06-24 visibleWithin=24"
                                + " clientCertificate=client.p12 connectTimeout=10 readTimeout=40 callsPerSecond=17");
        assertThat(Thread.currentThread().getContextClassLoader())
                .as("what follows in this program loads its own classes")
                .isSameAs(before);
    }

    @Test
    void a_service_that_is_not_there_is_told_with_the_folder_it_belongs_in() {
        System.setProperty("balise.server", folder.resolve("nowhere").toString());

        Told told = Told.by("serve", "--policy", "p", "--data", "d", "--lang", "fr");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.err())
                .contains("Le service n'est pas installé", "nowhere")
                .doesNotContain("\tat ");
    }

    private void installed() throws Exception {
        Path source = Files.writeString(folder.resolve("Service.java"), SERVICE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        Path lib = Files.createDirectories(folder.resolve("lib"));
        try (OutputStream file = Files.newOutputStream(lib.resolve("service.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (List<Object> entry : List.of(
                    List.<Object>of("Service.class", Files.readAllBytes(folder.resolve("Service.class"))),
                    List.<Object>of(
                            "META-INF/services/java.util.spi.ToolProvider",
                            "Service".getBytes(StandardCharsets.UTF_8)))) {
                jar.putNextEntry(new JarEntry((String) entry.get(0)));
                jar.write((byte[]) entry.get(1));
            }
        }
    }
}
