package fr.balise.adapters.formats.certificate;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.analysis.proof.ProofCertificate;
import java.util.List;

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
     * The cases that were decided.
     *
     * @param cases mailboxes on a carrier
     * @param mailboxCases mailboxes over all their places
     */
    public record SpaceJson(int cases, int mailboxCases, String digest) {}

    /** What was checked in every case. */
    public record PromisesJson(String digest, List<String> ids) {}

    static CertificateJson of(ProofCertificate certificate) {
        return new CertificateJson(
                SCHEMA,
                certificate.engine(),
                new PolicyJson(certificate.policyName(), certificate.policyVersion(), certificate.policyDigest()),
                new SpaceJson(certificate.cases(), certificate.mailboxCases(), certificate.spaceDigest()),
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
                space.mailboxCases,
                promises.ids,
                promises.digest,
                holds);
    }
}
