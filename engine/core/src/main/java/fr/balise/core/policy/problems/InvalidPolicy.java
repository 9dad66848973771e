package fr.balise.core.policy.problems;

import fr.balise.core.findings.Language;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot be used, with all that is wrong with it. */
public final class InvalidPolicy extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /** Takes all problems, sorted, at least one. */
    public InvalidPolicy(List<PolicyProblem> problems) {
        super(problems.stream().map(problem -> problem.in(Language.EN)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, sorted by place. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
