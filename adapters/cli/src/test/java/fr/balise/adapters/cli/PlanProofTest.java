package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.findings.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of the proof of its policy. */
class PlanProofTest {
    private static final Path CERTIFICATE = Told.POLICY.resolve("certificate.json");

    @TempDir
    Path folder;

    private static Told plan(Path policy, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("plan", "--policy", policy, "--data", Told.DATA, "--as-of", "2026-12-01"));
        arguments.addAll(List.of(more));
        return Told.by(arguments.toArray());
    }

    private PolicyCopy copy() throws Exception {
        return PolicyCopy.in(folder.resolve("policy"));
    }

    private static ProofCertificate madeBy(String engine, ProofCertificate known) {
        return new ProofCertificate(
                engine,
                known.policyName(),
                known.policyVersion(),
                known.policyDigest(),
                known.spaceDigest(),
                known.cases(),
                known.run(),
                known.mailboxCases(),
                known.promises(),
                known.promisesDigest(),
                known.holds());
    }

    @Test
    void a_proved_policy_is_said_to_be_in_every_format_and_both_languages() throws Exception {
        ProofCertificate known = CertificateFile.read(CERTIFICATE);
        String digest = known.digest();
        String english = Language.EN.grouped(known.cases());
        int promises = known.promises().size();

        Told text = plan(Told.POLICY, "--require-proof");
        assertThat(text.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(text.err()).doesNotContain("prove");
        assertThat(text.out())
                .contains("proved over " + english + " cases: " + promises + " promises hold in each ("
                        + digest.substring(0, 12));
        assertThat(plan(Told.POLICY, "--lang", "fr", "--format", "markdown").out())
                .contains("prouvée sur " + Language.FR.grouped(known.cases()) + " cas\u00a0: " + promises
                        + " promesses tiennent dans chacun");
        assertThat(plan(Told.POLICY, "--format", "html").out()).contains("<dd>proved over " + english + " cases");
        assertThat(plan(Told.POLICY, "--format", "json").out())
                .contains("\"proved\": true", "\"certificate\": \"" + digest + "\"", "\"cases\": " + known.cases());
    }

    @Test
    void a_policy_changed_since_its_proof_counts_as_unproved() throws Exception {
        PolicyCopy changed = copy().editing("policy.yaml", "redList: HIDE", "redList: REMOVE");

        Told told = plan(changed.folder());
        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out()).contains("not proved: the policy was changed since its certificate");
        assertThat(told.err()).contains("run balise policy prove " + changed.folder());
        assertThat(plan(changed.folder(), "--format", "json").out())
                .contains("\"proved\": false", "\"why\": \"OTHER_POLICY\"");

        Told refused = plan(changed.folder(), "--require-proof");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void promises_changed_since_the_proof_count_as_unproved() throws Exception {
        PolicyCopy changed = copy().editing("invariants.yaml", "never: [REQUIRED]", "never: [REQUIRED, UNTOUCHED]");

        assertThat(plan(changed.folder(), "--lang", "fr").out())
                .contains("non prouvée, ce que la politique promet a changé depuis son certificat");
    }

    @Test
    void no_certificate_is_no_proof() throws Exception {
        PolicyCopy without = copy();
        Files.delete(without.folder().resolve("certificate.json"));

        assertThat(plan(without.folder()).out()).contains("not proved: run balise policy prove");
        assertThat(plan(without.folder(), "--require-proof").exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(plan(without.folder(), "--require-proof", "--certificate", CERTIFICATE)
                        .exitCode())
                .isEqualTo(ExitCode.FINE);
    }

    @Test
    void what_another_engine_proved_is_not_proved_here() throws Exception {
        Path other = folder.resolve("other.json");
        CertificateFile.write(madeBy("0.0.9", CertificateFile.read(CERTIFICATE)), other);

        assertThat(plan(Told.POLICY, "--certificate", other).out()).contains("not proved by this version of balise");
    }

    @Test
    void an_altered_certificate_ends_the_command() throws Exception {
        PolicyCopy altered = copy().editing("certificate.json", "\"cases\": ", "\"cases\": 9");

        Told told = plan(altered.folder());

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("certificate.json: the digest does not match", "policy prove");
    }

    @Test
    void a_zip_carries_its_certificate_and_proving_leaves_the_zip_alone() throws Exception {
        Path zip = folder.resolve("policy.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.walk(Told.POLICY)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(
                        "policy/" + Told.POLICY.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }

        assertThat(plan(zip, "--require-proof", "--format", "json").out())
                .isEqualTo(plan(Told.POLICY, "--format", "json").out());
    }
}
