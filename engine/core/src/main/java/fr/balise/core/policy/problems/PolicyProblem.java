package fr.balise.core.policy.problems;

import fr.balise.cells.Characters;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.util.Comparator;

/**
 * One thing that is wrong with a policy. What it quotes of the policy is shown, never obeyed: hidden characters are
 * written out.
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

    /** Writes out hidden characters. */
    public PolicyProblem {
        file = Characters.visible(file);
        what = visible(what);
        remedy = visible(remedy);
    }

    private static Text visible(Text text) {
        return new Text(Characters.visible(text.fr()), Characters.visible(text.en()));
    }

    /**
     * One line for people: {@code rules/a.drl:3:7: what. Remedy.} A spreadsheet program counts rows:
     * {@code Row 14 of tables/a.csv: what. Remedy.}
     */
    public String in(Language language) {
        return text().in(language);
    }

    /** The line in both languages. */
    public Text text() {
        return new Text(
                place(Language.FR) + " : " + what.fr() + ". " + remedy.fr(),
                place(Language.EN) + ": " + what.en() + ". " + remedy.en());
    }

    private String place(Language language) {
        if (line == 0) {
            return file;
        }
        if (file.startsWith("tables/") || file.startsWith("base/tables/")) {
            return language == Language.FR ? "Ligne " + line + " de " + file : "Row " + line + " of " + file;
        }
        return file + ":" + line + (column == 0 ? "" : ":" + column);
    }

    @Override
    public int compareTo(PolicyProblem other) {
        return ORDER.compare(this, other);
    }
}
