package fr.balise.adapters.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.policy.loading.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFileTest {
    private static final ProofCertificate SOME = new ProofCertificate(
            "1.2.3",
            "réf \"érence\"",
            "1.0.0",
            "ab".repeat(32),
            "cd".repeat(32),
            217_737,
            9_000,
            110,
            List.of("DECIDED", "ORDER"),
            "ef".repeat(32),
            true);

    @TempDir
    Path folder;

    private static String json() {
        return new String(CertificateFile.write(SOME), StandardCharsets.UTF_8);
    }

    private static String refusal(String json) {
        return catchThrowableOfType(
                        UnusableFile.class,
                        () -> CertificateFile.read(json.getBytes(StandardCharsets.UTF_8), "certificate.json"))
                .text()
                .en();
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        Path file = folder.resolve("certificate.json");
        CertificateFile.write(SOME, file);

        assertThat(CertificateFile.read(file)).isEqualTo(SOME);
        assertThat(CertificateFile.of(new PolicyFiles(new TreeMap<>(
                        Map.of("policy/../x", new byte[0], "certificate.json", Files.readAllBytes(file))))))
                .contains(SOME);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_certificate_that_says_the_same_already_is_left_as_it_is() throws Exception {
        Path file = folder.resolve("certificate.json");
        CertificateFile.write(SOME, file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        CertificateFile.write(SOME, file);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1_000));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "217737, 217738",
        "217737, 217737.0",
        "217737, '\"217737\"'",
        "'\"holds\": true', '\"holds\": false'",
        "'\"holds\": true', '\"holds\": \"true\"'",
        "'\"holds\": true', '\"holds\": true, \"note\": 1'",
        "'\"ORDER\"', '\"ORDER\", \"MORE\"'",
        "1.2.3, 1.2.4",
        "abab, abac",
        "'\"version\": \"1.0.0\",', ''"
    })
    void whatever_is_altered_is_seen(String from, String to) {
        assertThat(json()).contains(from);
        assertThat(refusal(json().replace(from, to)))
                .startsWith("certificate.json")
                .endsWith("Prove again (balise policy prove), or delete the file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "{}", "[]", "{\"schema\": 1}", "<<<<<<< HEAD\n{}"})
    void whatever_else_is_no_certificate(String text) {
        assertThat(refusal(text)).containsAnyOf("this is no readable certificate", "unreadable JSON");
    }

    @Test
    void a_certificate_cut_short_or_written_twice_is_no_certificate() {
        assertThat(refusal(json().substring(0, 200))).contains("certificate.json:7: truncated");
        assertThat(refusal(json() + json())).contains("certificate.json", "Prove again");
        assertThat(refusal(json().replace("\"holds\": true", "\"holds\": false, \"holds\": true")))
                .contains("certificate.json", "Prove again");
    }

    @Test
    void a_later_version_is_named() {
        assertThat(refusal(json().replace("certificate:1", "certificate:2")))
                .contains("urn:balise:certificate:2", "not known here");
    }

    @Test
    void only_certificates_however_damaged_may_be_replaced() throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged.json"), json().substring(0, 100));
        Path notes = Files.writeString(folder.resolve("notes.txt"), "notes");

        CertificateFile.refuseOtherContent(damaged);
        CertificateFile.refuseOtherContent(folder.resolve("none.json"));
        assertThat(catchThrowableOfType(UnusableFile.class, () -> CertificateFile.refuseOtherContent(notes)))
                .isNotNull();
        assertThat(catchThrowableOfType(UnusableFile.class, () -> CertificateFile.refuseOtherContent(folder)))
                .isNotNull();
    }
}
