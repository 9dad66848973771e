package fr.balise.engine.policy;

import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import java.util.Comparator;

/**
 * One thing that is wrong with a policy.
 *
 * @param file path inside the policy
 * @param line from 1; 0 when it concerns the whole file
 * @param column from 1; 0 when unknown
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record PolicyProblem(String file, int line, int column, Text what, Text remedy)
        implements Comparable<PolicyProblem> {
    private static final Comparator<PolicyProblem> ORDER = Comparator.comparing(PolicyProblem::file)
            .thenComparing(PolicyProblem::line)
            .thenComparing(PolicyProblem::column)
            .thenComparing(problem -> problem.what().en());

    /** One line for people: {@code rules/a.drl:3:7: what. Remedy.} */
    public String in(Language language) {
        String place = line == 0 ? file : file + ":" + line + (column == 0 ? "" : ":" + column);
        return place + (language == Language.FR ? " : " : ": ") + what.in(language) + ". " + remedy.in(language);
    }

    @Override
    public int compareTo(PolicyProblem other) {
        return ORDER.compare(this, other);
    }
}
