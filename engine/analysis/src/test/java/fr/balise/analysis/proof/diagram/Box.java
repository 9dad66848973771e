package fr.balise.analysis.proof.diagram;

import java.util.BitSet;

/**
 * Cases told by what they answer: for each question one or more answers, and all combinations of these that can occur.
 *
 * @param example a row in it
 * @param answers for each question the answers of the cases in the box, as bits; 0 when the question does not matter
 * @param rows the marked rows in it; no other row is
 */
public record Box(int example, int[] answers, BitSet rows) {
    /** True when the answer to that question matters. */
    public boolean asks(int question) {
        return answers[question] != 0;
    }

    /** How many cases are in it. */
    public int count() {
        return rows.cardinality();
    }
}
