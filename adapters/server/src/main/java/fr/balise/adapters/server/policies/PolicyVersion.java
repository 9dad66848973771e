package fr.balise.adapters.server.policies;

import fr.balise.core.policy.loading.PolicyFiles;
import java.util.List;

/**
 * A version of the policy as it is kept: its bytes never change.
 *
 * @param id the first digits of the digest over every byte
 * @param steps what was done with it, in order
 */
public record PolicyVersion(String id, PolicyFiles files, List<PolicyStep> steps) {
    private static final int DIGITS = 16;

    /** Copies the list. */
    public PolicyVersion {
        steps = List.copyOf(steps);
    }

    /** What a policy is called here. */
    static String idOf(PolicyFiles files) {
        return files.bundleDigest().substring(0, DIGITS);
    }

    /** The digest over every byte: what was approved by it is what runs. */
    public String digest() {
        return files.bundleDigest();
    }

    /** True when it was in force once, be it now. */
    public boolean wasInForce() {
        return steps.stream().anyMatch(step -> step.act() == PolicyStep.Act.ACTIVATED);
    }
}
