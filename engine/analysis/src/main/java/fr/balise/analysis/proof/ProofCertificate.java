package fr.balise.analysis.proof;

import fr.balise.core.EngineVersion;
import fr.balise.core.digest.Sha256;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.ProofStatus.NotProved;
import fr.balise.core.planning.ProofStatus.Proved;
import fr.balise.core.planning.ProofStatus.Why;
import fr.balise.core.policy.model.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was proved, of what, by what. The same policy, proved alike under the same engine, gives the same certificate.
 *
 * @param engine version of the engine that decided
 * @param policyDigest SHA-256 of the policy's files on which decisions depend
 * @param spaceDigest SHA-256 of the decision diagram of the cases
 * @param cases how many mailboxes on a carrier can occur: what was proved holds in each
 * @param run over how many of these, or of those that stand for them, the engine ran; 0 when an earlier version of Balise
 *     wrote the certificate, which ran it over every case
 * @param mailboxCases how many mailboxes over all their places were decided; 0 for a policy without rules about them
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
        long cases,
        int run,
        int mailboxCases,
        List<String> promises,
        String promisesDigest,
        boolean holds) {
    /** Copies the list. */
    public ProofCertificate {
        promises = List.copyOf(promises);
    }

    /**
     * What it proves of a policy under the engine that runs here. Whoever can write the file can write a false one: it
     * guards against mistakes, and only proving again guards against lies.
     */
    public ProofStatus about(Policy policy) {
        if (!policyDigest.equals(policy.digest())) {
            return new NotProved(Why.OTHER_POLICY);
        }
        if (!promises.equals(Promises.idsFor(policy)) || !promisesDigest.equals(Promises.digestFor(policy))) {
            return new NotProved(Why.OTHER_PROMISES);
        }
        if (!engine.equals(EngineVersion.current())) {
            return new NotProved(Why.OTHER_ENGINE);
        }
        return holds ? new Proved(digest(), engine, spaceDigest, cases, promises) : new NotProved(Why.DOES_NOT_HOLD);
    }

    /** SHA-256, in hexadecimal, over all that it says: how a plan refers to it. */
    public String digest() {
        Map<String, Object> space =
                new HashMap<>(Map.of("cases", cases, "mailboxCases", mailboxCases, "digest", spaceDigest));
        if (run > 0) {
            space.put("run", run);
        }
        return Sha256.ofJson(Map.of(
                        "engine", engine,
                        "policy", Map.of("name", policyName, "version", policyVersion, "digest", policyDigest),
                        "space", space,
                        "promises", Map.of("ids", promises, "digest", promisesDigest),
                        "holds", holds))
                .hex();
    }
}
