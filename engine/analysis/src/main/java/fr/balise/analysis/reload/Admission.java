package fr.balise.analysis.reload;

import fr.balise.core.PublicationEngine;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;

/** What a policy must pass, once it has been loaded, before it may be used. */
@FunctionalInterface
public interface Admission {
    /**
     * Looks at a policy that is ready but not in use.
     *
     * @return why it may not be used; empty when it may
     */
    List<PolicyProblem> objections(PublicationEngine candidate, PolicyFiles files);
}
