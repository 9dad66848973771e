package fr.balise.analysis.reload;

import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;

/** What became of a policy that was offered. */
public sealed interface Offer {
    /** It is in use. */
    record Adopted(Policy before, Policy now) implements Offer {}

    /** It decides as the one in use does, byte for byte; nothing was done. */
    record Same(Policy inUse) implements Offer {}

    /** It may not be used; the other stays. */
    record Refused(Policy inUse, List<PolicyProblem> problems) implements Offer {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
