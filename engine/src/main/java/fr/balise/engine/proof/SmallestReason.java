package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The smallest set of attributes of a case that explains why it is among some marked cases: whatever possible case
 * agrees with it in these is marked too. Every case that is not marked differs from it in at least one attribute of the
 * set, so the set is a minimum hitting set of those differences; it is found exactly.
 */
final class SmallestReason {
    private final List<Long> differences;
    private long best;

    private SmallestReason(List<Long> differences) {
        this.differences = differences;
        this.best = differences.stream().reduce(0L, (all, some) -> all | some);
    }

    /**
     * Finds it; of several smallest the one whose attributes come first.
     *
     * @param varying the attributes that may be named
     */
    static Set<CaseAttribute> of(long code, long[] codes, BitSet marked, Set<CaseAttribute> varying) {
        long bits = CaseCode.bits(varying);
        LongStream.Builder unmarked = LongStream.builder();
        for (int index = marked.nextClearBit(0); index < codes.length; index = marked.nextClearBit(index + 1)) {
            unmarked.add((codes[index] ^ code) & bits);
        }
        long[] masks =
                unmarked.build().map(SmallestReason::byAttribute).distinct().toArray();
        SmallestReason reason = new SmallestReason(irreducible(masks));
        reason.search(0, 0);
        Set<CaseAttribute> attributes = EnumSet.noneOf(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            if ((reason.best >>> attribute.ordinal() & 1) != 0) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** One bit for each attribute that differs. */
    private static long byAttribute(long difference) {
        long mask = 0;
        for (int attribute = 0; attribute < CaseAttribute.values().length; attribute++) {
            if (CaseCode.ordinal(difference, attribute) != 0) {
                mask |= 1L << attribute;
            }
        }
        return mask;
    }

    /** Those that contain no other: whoever hits these hits all. */
    private static List<Long> irreducible(long[] masks) {
        List<Long> kept = new ArrayList<>();
        Arrays.stream(masks)
                .boxed()
                .sorted(Comparator.<Long>comparingInt(Long::bitCount).thenComparing(Comparator.naturalOrder()))
                .filter(mask -> kept.stream().noneMatch(smaller -> (smaller & mask) == smaller))
                .forEach(kept::add);
        return kept;
    }

    /** Branches on the attributes of the first difference that is not hit yet. */
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
            long attribute = Long.lowestOneBit(choices);
            search(next + 1, chosen | attribute);
            choices &= ~attribute;
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
