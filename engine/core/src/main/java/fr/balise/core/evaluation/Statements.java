package fr.balise.core.evaluation;

import java.util.Arrays;

/**
 * Which rules spoke of which case: the global of a session, written by {@link RuleConsequence}. One session at a time. Cases
 * are told apart by the numbers that the session gives them on arrival, which follow each other.
 */
final class Statements {
    private final int words;
    private final long[] spoke;
    private long first;

    /**
     * @param rules how many there are; none is possible
     * @param cases the most in one session
     */
    Statements(int rules, int cases) {
        this.words = Math.max(1, (rules + Long.SIZE - 1) / Long.SIZE);
        this.spoke = new long[words * cases];
    }

    /**
     * Makes ready for other cases; what was said before is forgotten.
     *
     * @param first the number that the session gives to the first of them
     */
    void begin(long first) {
        this.first = first;
        Arrays.fill(spoke, 0);
    }

    void spoke(int rule, long number) {
        spoke[at(number) + rule / Long.SIZE] |= 1L << rule % Long.SIZE;
    }

    /** The numbers of the rules that spoke of this case, as bits. */
    long[] of(long number) {
        int from = at(number);
        return Arrays.copyOfRange(spoke, from, from + words);
    }

    /** An index outside the array is a rule speaking of what was not asked, and fails. */
    private int at(long number) {
        return Math.toIntExact(number - first) * words;
    }
}
