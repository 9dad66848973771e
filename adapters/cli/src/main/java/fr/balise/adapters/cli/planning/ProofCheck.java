package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether a policy comes with a proof. */
public final class ProofCheck {
    private ProofCheck() {}

    /**
     * What the certificate says of the policy: the one named, or else the one in the policy's folder or zip. A damaged
     * one ends the command: it must not pass for a proof, nor its loss go unseen.
     */
    public static ProofStatus of(Policy policy, PolicyFiles files, @Nullable Path named) {
        try {
            Optional<ProofCertificate> certificate =
                    named == null ? CertificateFile.of(files) : Optional.of(CertificateFile.read(named));
            return certificate.map(found -> found.about(policy)).orElse(ProofStatus.NONE);
        } catch (UnusableFile e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }

    /** Why the policy does not count as proved, and the command that proves it. */
    static Text hint(ProofStatus status, Path policy) {
        Text proof = PlanDocument.proof(status);
        String named = " " + ShellWord.of(policy.toString());
        return new Text("Politique " + proof.fr() + named, "Policy " + proof.en() + named);
    }
}
