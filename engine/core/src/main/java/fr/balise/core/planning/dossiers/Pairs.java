package fr.balise.core.planning.dossiers;

import java.util.Arrays;

/** Pairs of keys, in the order in which they came. */
final class Pairs {
    private long[] keys = new long[16];
    private int size;

    /** Does something with a pair. */
    interface Use {
        void of(long first, long second);
    }

    void add(long first, long second) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 2) * 2);
        }
        keys[size++] = first;
        keys[size++] = second;
    }

    void forEach(Use use) {
        for (int i = 0; i < size; i += 2) {
            use.of(keys[i], keys[i + 1]);
        }
    }
}
