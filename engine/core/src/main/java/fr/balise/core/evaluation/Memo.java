package fr.balise.core.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Decisions by the key of their cases. Read without a lock by any number of threads: an entry is whole or is not seen, and
 * what one thread does not see it decides again.
 */
final class Memo {
    /** Beyond what the classes of a policy come to under its settings; past it, decisions are made anew. */
    private static final int MOST = 1 << 20;

    /** The golden ratio: keys are sums of few weights, and their last bits alone would put unlike ones together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private volatile @Nullable Entry[] entries = new Entry[1 << 10];
    private int count;

    private record Entry(long key, Decision decision) {}

    private static int slot(long key, int length) {
        return (int) (key * SPREAD >>> 40) & length - 1;
    }

    @Nullable
    Decision get(long key) {
        @Nullable Entry[] all = entries;
        int slot = slot(key, all.length);
        Entry entry = all[slot];
        while (entry != null && entry.key != key) {
            slot = slot + 1 & all.length - 1;
            entry = all[slot];
        }
        return entry == null ? null : entry.decision;
    }

    synchronized void put(long key, Decision decision) {
        if (count < MOST && get(key) == null) {
            if (2 * ++count > entries.length) {
                grow();
            }
            place(entries, new Entry(key, decision));
        }
    }

    private void grow() {
        @Nullable Entry[] larger = new Entry[2 * entries.length];
        for (Entry entry : entries) {
            if (entry != null) {
                place(larger, entry);
            }
        }
        entries = larger;
    }

    private static void place(@Nullable Entry[] all, Entry entry) {
        int slot = slot(entry.key, all.length);
        while (all[slot] != null) {
            slot = slot + 1 & all.length - 1;
        }
        all[slot] = entry;
    }
}
