package fr.balise.adapters.formats.certificate;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.analysis.proof.ProofCertificate;
import java.util.List;
import java.util.Optional;

/** The members of a certificate. */
public record CertificateJson(
        String schema,
        String engine,
        PolicyJson policy,
        SpaceJson space,
        PromisesJson promises,
        boolean holds,
        String digest) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:certificate:1";

    /**
     * The cases that were proved.
     *
     * @param cases mailboxes on a carrier
     * @param run over how many of these, or of those that stand for them, the engine ran; absent in a
     *     certificate of an earlier version, which ran it over all of them
     * @param mailboxCases mailboxes over all their places
     */
    public record SpaceJson(long cases, Optional<Integer> run, int mailboxCases, String digest) {}

    /** What was checked in every case. */
    public record PromisesJson(String digest, List<String> ids) {}

    static CertificateJson of(ProofCertificate certificate) {
        return new CertificateJson(
                SCHEMA,
                certificate.engine(),
                new PolicyJson(certificate.policyName(), certificate.policyVersion(), certificate.policyDigest()),
                new SpaceJson(
                        certificate.cases(),
                        Optional.of(certificate.run()).filter(run -> run > 0),
                        certificate.mailboxCases(),
                        certificate.spaceDigest()),
                new PromisesJson(certificate.promisesDigest(), certificate.promises()),
                certificate.holds(),
                certificate.digest());
    }

    /** What it says, whether or not its digest covers it. */
    ProofCertificate certificate() {
        return new ProofCertificate(
                engine,
                policy.name(),
                policy.version(),
                policy.digest(),
                space.digest,
                space.cases,
                space.run.orElse(0),
                space.mailboxCases,
                promises.ids,
                promises.digest,
                holds);
    }
}
