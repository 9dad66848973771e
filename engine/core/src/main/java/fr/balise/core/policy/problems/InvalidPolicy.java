package fr.balise.core.policy.problems;

import fr.balise.core.findings.Refusal;
import java.util.List;

/** A policy that cannot be used, with all that is wrong with it. */
public final class InvalidPolicy extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /** Takes all problems, sorted, at least one. */
    public InvalidPolicy(List<PolicyProblem> problems) {
        super(Kind.POLICY, problems.stream().map(PolicyProblem::text).toList(), null);
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, sorted by place. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
