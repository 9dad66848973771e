package fr.balise.core.planning.dossiers;

import org.jspecify.annotations.Nullable;

/**
 * Which keys came before, in memory that stays the same however many come: beyond a million they are bits of a Bloom
 * filter, which takes one of some thousands for another. What is taken so is decided like anything that stands twice.
 */
final class SeenKeys {
    private static final int EXACT = 1 << 20;
    private static final int BITS = 1 << 28;
    private static final int PROBES = 4;
    private static final long STEP = 0xC2B2AE3D27D4EB4FL;

    private final int most;
    private KeyTable few = new KeyTable();
    private long @Nullable [] bits;

    SeenKeys() {
        this(EXACT);
    }

    /** @param most how many are kept to the letter */
    SeenKeys(int most) {
        this.most = most;
    }

    /** False when it was there, or may have been. */
    boolean add(long key) {
        if (bits != null) {
            return set(bits, key);
        }
        boolean fresh = few.add(key);
        if (few.size() > most) {
            bits = new long[BITS / Long.SIZE];
            for (int number = 0; number < few.size(); number++) {
                set(bits, few.key(number));
            }
            few = new KeyTable();
        }
        return fresh;
    }

    private static boolean set(long[] bits, long key) {
        boolean fresh = false;
        long at = key;
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = (int) (at >>> 24) & BITS - 1;
            long mask = 1L << bit;
            fresh |= (bits[bit / Long.SIZE] & mask) == 0;
            bits[bit / Long.SIZE] |= mask;
            at = (at ^ at >>> 29) * STEP;
        }
        return fresh;
    }
}
