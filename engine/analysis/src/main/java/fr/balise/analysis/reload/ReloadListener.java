package fr.balise.analysis.reload;

import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;

/** Whoever must know what became of an offered policy; called by the thread that offers, one offer at a time. */
public interface ReloadListener {
    /** The offered policy is in use from now on. */
    void adopted(Policy before, Policy now);

    /** The offered policy was not taken; the one in use stays. */
    void refused(Policy inUse, List<PolicyProblem> problems);

    /** Nobody listens. */
    static ReloadListener none() {
        return new ReloadListener() {
            @Override
            public void adopted(Policy before, Policy now) {}

            @Override
            public void refused(Policy inUse, List<PolicyProblem> problems) {}
        };
    }
}
