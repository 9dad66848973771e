package fr.balise.analysis.proof.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Tells marked cases in few words: boxes that together hold every marked case, and no other. Each box starts from one
 * case, drops the questions that {@link SmallestReason} does not need, and then takes in whatever answers it can. Boxes
 * may overlap; none is left that the others make needless.
 */
public final class BoxCover {
    private final Columns columns;
    private final BitSet marked;

    private BoxCover(Columns columns, BitSet marked) {
        this.columns = columns;
        this.marked = marked;
    }

    /**
     * Covers the marked rows.
     *
     * @param oddity how unusual a row is; the least unusual become examples
     * @param most how many boxes at most; fewer than needed leave some marked rows outside
     */
    public static List<Box> of(Columns columns, BitSet marked, IntUnaryOperator oddity, int most) {
        return new BoxCover(columns, marked).cover(oddity, most);
    }

    private List<Box> cover(IntUnaryOperator oddity, int most) {
        List<Box> boxes = new ArrayList<>();
        BitSet remaining = (BitSet) marked.clone();
        while (!remaining.isEmpty() && boxes.size() < most) {
            Box box = around(leastOdd(remaining, oddity));
            boxes.add(box);
            remaining.andNot(box.rows());
        }
        return remaining.isEmpty() ? withoutNeedless(boxes) : boxes;
    }

    private static int leastOdd(BitSet rows, IntUnaryOperator oddity) {
        int best = rows.nextSetBit(0);
        int least = oddity.applyAsInt(best);
        for (int row = best; row >= 0; row = rows.nextSetBit(row + 1)) {
            int odd = oddity.applyAsInt(row);
            if (odd < least) {
                least = odd;
                best = row;
            }
        }
        return best;
    }

    private Box around(int example) {
        int[] outside = columns.differencesFrom(example);
        int needed = (int) SmallestReason.of(IntStream.range(0, outside.length)
                .filter(row -> !marked.get(row))
                .mapToObj(row -> (long) outside[row])
                .distinct()
                .toList());
        int[] admitted = new int[columns.questions()];
        for (int question = 0; question < admitted.length; question++) {
            admitted[question] =
                    (needed >>> question & 1) == 0 ? columns.all(question) : 1 << columns.get(question, example);
        }
        widen(admitted, needed, outside);
        return tightened(example, admitted);
    }

    /**
     * Takes in every answer that lets no unmarked case in, question by question.
     *
     * @param outside for each row, the questions by which it differs from the example, as bits
     */
    private void widen(int[] admitted, int needed, int[] outside) {
        for (int row = 0; row < outside.length; row++) {
            outside[row] = marked.get(row) ? 0 : outside[row] & needed;
        }
        for (int question = 0; question < admitted.length; question++) {
            int bit = 1 << question;
            if ((needed & bit) != 0) {
                admitted[question] = columns.all(question) & ~refused(question, bit, outside);
                takeIn(question, bit, admitted[question], outside);
            }
        }
    }

    /** Answers to one question by which an unmarked case that fits otherwise would come in. */
    private int refused(int question, int bit, int[] outside) {
        int refused = 0;
        for (int row = 0; row < outside.length; row++) {
            if (outside[row] == bit) {
                refused |= 1 << columns.get(question, row);
            }
        }
        return refused;
    }

    private void takeIn(int question, int bit, int admitted, int[] outside) {
        for (int row = 0; row < outside.length; row++) {
            if ((outside[row] & bit) != 0 && (admitted >>> columns.get(question, row) & 1) != 0) {
                outside[row] &= ~bit;
            }
        }
    }

    /** Names no answer that does not occur, and no question all of whose answers are admitted. */
    private Box tightened(int example, int[] admitted) {
        BitSet rows = new BitSet(columns.rows());
        int[] occurring = new int[admitted.length];
        for (int row = marked.nextSetBit(0); row >= 0; row = marked.nextSetBit(row + 1)) {
            if (fits(row, admitted)) {
                rows.set(row);
                for (int question = 0; question < occurring.length; question++) {
                    occurring[question] |= 1 << columns.get(question, row);
                }
            }
        }
        for (int question = 0; question < occurring.length; question++) {
            if (admitted[question] == columns.all(question)) {
                occurring[question] = 0;
            }
        }
        return new Box(example, occurring, rows);
    }

    private boolean fits(int row, int[] admitted) {
        for (int question = 0; question < admitted.length; question++) {
            if ((admitted[question] >>> columns.get(question, row) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Box> withoutNeedless(List<Box> boxes) {
        List<Box> kept = new ArrayList<>(boxes);
        for (Box box : boxes) {
            BitSet others = new BitSet();
            kept.stream().filter(each -> each != box).forEach(each -> others.or(each.rows()));
            BitSet alone = (BitSet) box.rows().clone();
            alone.andNot(others);
            if (alone.isEmpty()) {
                kept.remove(box);
            }
        }
        return List.copyOf(kept);
    }
}
