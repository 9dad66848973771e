package fr.balise.engine.proof;

import java.util.List;

/**
 * What was proved, of what, by what. The same policy under the same engine gives the same certificate.
 *
 * @param engine version of the engine that decided
 * @param policyDigest SHA-256 of the policy's files on which decisions depend
 * @param spaceDigest SHA-256 of the cases, see {@link CaseSpace#digest()}
 * @param cases how many were decided
 * @param promises ids of what was checked in every case: the general promises, then the policy's own invariants
 * @param promisesDigest SHA-256 of their conditions, since ids alone could be kept while their meaning changes
 * @param holds true when nothing was found against any of it
 */
public record ProofCertificate(
        String engine,
        String policyName,
        String policyVersion,
        String policyDigest,
        String spaceDigest,
        int cases,
        List<String> promises,
        String promisesDigest,
        boolean holds) {
    /** Copies the list. */
    public ProofCertificate {
        promises = List.copyOf(promises);
    }

    /** SHA-256, in hexadecimal, over all that it says: how a plan refers to it. */
    public String digest() {
        return new Sha256()
                .add(engine)
                .add(policyName)
                .add(policyVersion)
                .add(policyDigest)
                .add(spaceDigest)
                .add(cases)
                .add(promises)
                .add(promisesDigest)
                .add(holds)
                .hex();
    }
}
