package fr.balise.engine.proof.space;

import fr.balise.engine.cases.CaseAttribute;
import java.util.Collection;
import java.util.List;

/**
 * Many cases, column by column: for each question and each case, the number of the answer. The questions of a case space
 * are its varying attributes; a comparison of policies asks finer ones.
 */
public final class Columns {
    private static final int MOST_ANSWERS = 31;

    private final byte[][] answers;
    private final int[] domains;
    private final int rows;

    /**
     * Makes columns to be filled.
     *
     * @param domains how many answers each question has, at most 31
     */
    public Columns(int[] domains, int rows) {
        this.domains = domains.clone();
        this.rows = rows;
        this.answers = new byte[domains.length][rows];
        for (int domain : domains) {
            if (domain > MOST_ANSWERS) {
                throw new IllegalArgumentException("more than " + MOST_ANSWERS + " answers to one question");
            }
        }
    }

    /** The columns of some attributes, in their order. */
    public static Columns of(long[] codes, Collection<CaseAttribute> attributes) {
        List<CaseAttribute> asked = attributes.stream().sorted().toList();
        Columns columns = new Columns(
                asked.stream().mapToInt(attribute -> attribute.domain().size()).toArray(), codes.length);
        for (int question = 0; question < asked.size(); question++) {
            int attribute = asked.get(question).ordinal();
            for (int row = 0; row < codes.length; row++) {
                columns.answers[question][row] = (byte) CaseCode.ordinal(codes[row], attribute);
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

    /** One bit for each question to which the two answer differently. */
    int differences(int row, int other) {
        int differences = 0;
        for (int question = 0; question < domains.length; question++) {
            if (answers[question][row] != answers[question][other]) {
                differences |= 1 << question;
            }
        }
        return differences;
    }
}
