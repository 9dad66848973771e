package fr.balise.operations.planning;

import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A policy ready to decide, and what is known of its proof. Safe for use by several threads.
 *
 * @param proof whether a certificate says that its promises hold
 */
public record PolicyInForce(PublicationEngine engine, ProofStatus proof) implements AutoCloseable {
    /**
     * Checks a policy and makes it ready.
     *
     * @param certificate what is said to prove it; empty when nothing is
     * @throws InvalidPolicy with every problem of the policy
     */
    public static PolicyInForce load(PolicyFiles files, Optional<ProofCertificate> certificate) throws InvalidPolicy {
        Policy policy = PolicyLoader.load(files);
        return new PolicyInForce(
                PublicationEngine.of(policy),
                certificate.map(said -> said.about(policy)).orElse(ProofStatus.NONE));
    }

    /** Reads what is said to prove a policy. */
    @FunctionalInterface
    public interface CertificateReading {
        /** Empty when nothing is. */
        Optional<ProofCertificate> read() throws Refusal;
    }

    /**
     * As {@link #load(PolicyFiles, Optional)}, for who starts with this: the certificate is read while the policy is, and the rules are
     * compiled while the facts are.
     *
     * @throws Refusal also when the certificate cannot be used
     */
    public static PolicyInForce load(PolicyFiles files, CertificateReading certificate) throws Refusal {
        CompletableFuture<CertificateResult> reading =
                CompletableFuture.supplyAsync(() -> CertificateResult.of(certificate));
        Policy policy = PolicyLoader.load(files);
        PublicationEngine engine = PublicationEngine.compiling(policy);
        boolean read = false;
        try {
            ProofStatus proof =
                    reading.join().certificate().map(said -> said.about(policy)).orElse(ProofStatus.NONE);
            read = true;
            return new PolicyInForce(engine, proof);
        } finally {
            if (!read) {
                engine.close();
            }
        }
    }

    /** A certificate that was read in another thread, or why it could not be. */
    private record CertificateResult(Optional<ProofCertificate> read, Optional<Refusal> refusal) {
        static CertificateResult of(CertificateReading reading) {
            try {
                return new CertificateResult(reading.read(), Optional.empty());
            } catch (Refusal e) {
                return new CertificateResult(Optional.empty(), Optional.of(e));
            }
        }

        Optional<ProofCertificate> certificate() throws Refusal {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return read;
        }
    }

    /** Makes a checked policy ready, of whose proof nothing is asked. */
    public static PolicyInForce of(Policy policy) {
        return new PolicyInForce(PublicationEngine.of(policy), ProofStatus.NONE);
    }

    /** The policy that decides. */
    public Policy policy() {
        return engine.policy();
    }

    TypeSettings considered() {
        return policy().caseSettings().types();
    }

    @Override
    public void close() {
        engine.close();
    }
}
