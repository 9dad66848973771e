package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.FlatCase;
import java.util.Collection;
import java.util.List;

/**
 * Many cases, column by column: for each question and each case, the number of the answer. The questions of a case space
 * are its varying attributes; a comparison of policies asks finer ones.
 */
public final class Columns {
    private static final int MOST_ANSWERS = 31;
    private static final int MOST_QUESTIONS = 31;

    private final byte[][] answers;
    private final int[] domains;
    private final int rows;

    /**
     * Makes columns to be filled.
     *
     * @param domains how many answers each question has, at most {@value #MOST_ANSWERS}, of at most
     *     {@value #MOST_QUESTIONS} questions
     */
    public Columns(int[] domains, int rows) {
        this.domains = domains.clone();
        this.rows = rows;
        this.answers = new byte[domains.length][rows];
        if (domains.length > MOST_QUESTIONS) {
            throw new IllegalArgumentException("more than " + MOST_QUESTIONS + " questions");
        }
        for (int domain : domains) {
            if (domain > MOST_ANSWERS) {
                throw new IllegalArgumentException("more than " + MOST_ANSWERS + " answers to one question");
            }
        }
    }

    /** The columns of some attributes, in their order. */
    public static Columns of(List<? extends FlatCase> cases, Collection<Attribute> attributes) {
        List<Attribute> asked = attributes.stream().sorted().toList();
        Columns columns = new Columns(
                asked.stream().mapToInt(attribute -> attribute.values().size()).toArray(), cases.size());
        for (int question = 0; question < asked.size(); question++) {
            for (int row = 0; row < cases.size(); row++) {
                columns.set(question, row, cases.get(row).index(asked.get(question)));
            }
        }
        return columns;
    }

    /** Fills one cell. */
    public void set(int question, int row, int answer) {
        answers[question][row] = (byte) answer;
    }

    /** One cell. */
    public int get(int question, int row) {
        return answers[question][row];
    }

    /** How many questions there are. */
    public int questions() {
        return domains.length;
    }

    /** How many cases there are. */
    public int rows() {
        return rows;
    }

    int all(int question) {
        return (1 << domains[question]) - 1;
    }

    /** For each row, one bit for each question that it answers differently from this row. */
    int[] differencesFrom(int row) {
        int[] differences = new int[rows];
        for (int question = 0; question < domains.length; question++) {
            byte[] column = answers[question];
            byte answer = column[row];
            int bit = 1 << question;
            for (int other = 0; other < rows; other++) {
                if (column[other] != answer) {
                    differences[other] |= bit;
                }
            }
        }
        return differences;
    }
}
