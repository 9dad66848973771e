package fr.balise.analysis.proof.space;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The smallest set of questions that explains why a case is among some marked cases: whatever case answers these alike is
 * marked too. Every case that is not marked differs in at least one of them, so the set is a minimum hitting set of those
 * differences; it is found exactly.
 */
final class SmallestReason {
    private final List<Integer> differences;
    private int best;

    private SmallestReason(List<Integer> differences) {
        this.differences = differences;
        this.best = differences.stream().reduce(0, (all, some) -> all | some);
    }

    /**
     * Its questions, as bits; of several smallest sets the one whose questions come first.
     *
     * @param differences for each row the questions that it answers differently from the case, as bits
     * @param marked the rows that share what is to be explained
     */
    static int of(int[] differences, BitSet marked) {
        Set<Integer> seen = new HashSet<>();
        for (int row = marked.nextClearBit(0); row < differences.length; row = marked.nextClearBit(row + 1)) {
            seen.add(differences[row]);
        }
        return of(seen);
    }

    /** Its questions, as bits, where these are the differences of what is not marked. */
    static int of(Collection<Integer> differences) {
        SmallestReason reason = new SmallestReason(irreducible(differences));
        reason.search(0, 0);
        return reason.best;
    }

    /** Those that contain no other: whoever hits these hits all. */
    static List<Integer> irreducible(Collection<Integer> masks) {
        List<Integer> kept = new ArrayList<>();
        masks.stream()
                .sorted(Comparator.<Integer>comparingInt(Integer::bitCount).thenComparing(Comparator.naturalOrder()))
                .filter(mask -> kept.stream().noneMatch(smaller -> (smaller & mask) == smaller))
                .forEach(kept::add);
        return kept;
    }

    /** Branches on the questions of the first difference that is not hit yet. */
    private void search(int from, int chosen) {
        int next = from;
        while (next < differences.size() && (differences.get(next) & chosen) != 0) {
            next++;
        }
        if (next == differences.size()) {
            best = better(chosen, best);
            return;
        }
        if (Integer.bitCount(chosen) + 1 > Integer.bitCount(best)) {
            return;
        }
        int choices = differences.get(next);
        while (choices != 0) {
            int question = Integer.lowestOneBit(choices);
            search(next + 1, chosen | question);
            choices &= ~question;
        }
    }

    private static int better(int one, int other) {
        int fewer = Integer.compare(Integer.bitCount(one), Integer.bitCount(other));
        if (fewer != 0) {
            return fewer < 0 ? one : other;
        }
        return Integer.compareUnsigned(Integer.reverse(one), Integer.reverse(other)) >= 0 ? one : other;
    }
}
