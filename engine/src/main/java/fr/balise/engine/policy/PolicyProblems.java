package fr.balise.engine.policy;

import fr.balise.engine.findings.Text;
import java.util.List;
import java.util.TreeSet;

/** Gathers everything that is wrong, so that it is told together. */
final class PolicyProblems {
    private static final int MOST = 200;

    private final TreeSet<PolicyProblem> problems = new TreeSet<>();

    void add(String file, int line, int column, Text what, Text remedy) {
        if (problems.size() < MOST) {
            problems.add(new PolicyProblem(file, line, column, what, remedy));
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<PolicyProblem> all() {
        return List.copyOf(problems);
    }

    void throwIfAny() throws InvalidPolicy {
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(all());
        }
    }
}
