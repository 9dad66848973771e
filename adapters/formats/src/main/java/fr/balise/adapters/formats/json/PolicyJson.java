package fr.balise.adapters.formats.json;

import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.Policy;

/** How a document names a policy: what it calls itself, and what it decides by. */
public record PolicyJson(String name, String version, String digest) {
    /** That policy. */
    public static PolicyJson of(Policy policy) {
        return new PolicyJson(policy.name(), policy.version(), policy.digest());
    }

    /** The policy that a plan names. */
    public static PolicyJson of(PolicyRef policy) {
        return new PolicyJson(policy.name(), policy.version(), policy.digest());
    }
}
