package fr.balise.core.policy.problems;

import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers everything that is wrong, so that it is told together. */
public final class PolicyProblems {
    private static final int MOST = 200;

    private final TreeSet<PolicyProblem> problems = new TreeSet<>();
    private int untold;

    /** Adds one problem; of a hopeless policy only the first {@value #MOST} are kept, and the rest counted. */
    public void add(PolicyProblem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            untold++;
        }
    }

    /** Adds one problem; see {@link PolicyProblem}. */
    public void add(String file, int line, int column, Text what, Text remedy) {
        add(new PolicyProblem(file, line, column, what, remedy));
    }

    /** True when nothing is wrong so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** How many were added so far. */
    public int count() {
        return problems.size() + untold;
    }

    /** All of them, by place. */
    public List<PolicyProblem> all() {
        List<PolicyProblem> all = new ArrayList<>(problems);
        if (untold > 0) {
            all.add(new PolicyProblem(
                    "…",
                    0,
                    0,
                    new Text("et " + untold + " autres problèmes", "and " + untold + " more problems"),
                    new Text("Corrigez d'abord ceux-ci.", "Correct these first.")));
        }
        return List.copyOf(all);
    }

    /**
     * Goes on only when nothing is wrong.
     *
     * @throws InvalidPolicy with all problems
     */
    public void throwIfAny() throws InvalidPolicy {
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(all());
        }
    }
}
