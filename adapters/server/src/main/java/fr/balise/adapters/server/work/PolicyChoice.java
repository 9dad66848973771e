package fr.balise.adapters.server.work;

import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.Optional;

/** Which policy was put in force last, by this service or by another one on the same store. */
public interface PolicyChoice {
    /** True when somebody did something with policies since {@link #otherThan} was asked; cheap, for each request. */
    boolean mayHaveChanged();

    /**
     * The policy that is to take the place of another.
     *
     * @return empty when that one is it
     * @throws InvalidPolicy when it cannot be read
     */
    Optional<PolicyFiles> otherThan(PolicyFiles inForce) throws InvalidPolicy;
}
