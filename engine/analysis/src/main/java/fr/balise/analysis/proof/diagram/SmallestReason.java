package fr.balise.analysis.proof.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The smallest set of questions that explains why a case is among some marked cases: whatever case answers these alike is
 * marked too. Every case that is not marked differs in at least one of them, so the set is a minimum hitting set of those
 * differences; it is found exactly.
 */
final class SmallestReason {
    private final List<Long> differences;
    private long best;

    private SmallestReason(List<Long> differences) {
        this.differences = differences;
        this.best = differences.stream().reduce(0L, (all, some) -> all | some);
    }

    /** Its questions, as bits, where these are the differences of what is not marked; of several smallest sets the one whose questions come first. */
    static long of(Collection<Long> differences) {
        SmallestReason reason = new SmallestReason(irreducible(differences));
        reason.search(0, 0);
        return reason.best;
    }

    /** Those that contain no other: whoever hits these hits all. */
    static List<Long> irreducible(Collection<Long> masks) {
        List<Long> kept = new ArrayList<>();
        masks.stream()
                .sorted(Comparator.<Long>comparingInt(Long::bitCount).thenComparing(Comparator.naturalOrder()))
                .filter(mask -> kept.stream().noneMatch(smaller -> (smaller & mask) == smaller))
                .forEach(kept::add);
        return kept;
    }

    /** Branches on the questions of the first difference that is not hit yet. */
    private void search(int from, long chosen) {
        int next = from;
        while (next < differences.size() && (differences.get(next) & chosen) != 0) {
            next++;
        }
        if (next == differences.size()) {
            best = better(chosen, best);
            return;
        }
        if (Long.bitCount(chosen) + 1 > Long.bitCount(best)) {
            return;
        }
        long choices = differences.get(next);
        while (choices != 0) {
            long question = Long.lowestOneBit(choices);
            search(next + 1, chosen | question);
            choices &= ~question;
        }
    }

    private static long better(long one, long other) {
        int fewer = Integer.compare(Long.bitCount(one), Long.bitCount(other));
        if (fewer != 0) {
            return fewer < 0 ? one : other;
        }
        return Long.compareUnsigned(Long.reverse(one), Long.reverse(other)) >= 0 ? one : other;
    }
}
