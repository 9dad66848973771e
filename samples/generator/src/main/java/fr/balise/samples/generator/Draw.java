package fr.balise.samples.generator;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers drawn for one thing, always the same for the same seed and thing. */
final class Draw {
    /** What things are numbered. */
    enum Kind {
        STRUCTURE,
        STRUCTURE_MAILBOXES,
        PROFESSIONAL,
        PROFESSIONAL_MAILBOXES,
        SITUATION
    }

    private static final long KIND = 0x9E37_79B9_7F4A_7C15L;
    private static final long INDEX = 0xD1B5_4A32_D192_ED03L;

    private final SplittableRandom random;

    Draw(long seed, Kind kind, long index) {
        this.random = new SplittableRandom(seed ^ KIND * (kind.ordinal() + 1) ^ INDEX * (index + 1));
    }

    /** True for that share of the things. */
    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    /**
     * Favours what comes first: few domains are large, few structures employ many.
     *
     * @param power 1 for no favour
     */
    int favouringFirst(int bound, int power) {
        return (int) (bound * Math.pow(random.nextDouble(), power));
    }

    /** A day before another. */
    LocalDate daysBefore(LocalDate day, int least, int most) {
        return day.minusDays(random.nextLong(least, most + 1L));
    }
}
