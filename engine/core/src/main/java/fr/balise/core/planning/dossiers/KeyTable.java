package fr.balise.core.planning.dossiers;

import java.io.Serializable;
import java.util.Arrays;

/** Keys, numbered as they come: sixteen bytes each, and nothing else. */
final class KeyTable implements Serializable {
    private static final long serialVersionUID = 1;

    private long[] keys = new long[16];
    private int[] slots = slots(32);
    private int size;

    private static int[] slots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    boolean has(long key) {
        return find(key) >= 0;
    }

    /** Its number; -1 when it is not there. */
    int find(long key) {
        return slots[slot(key)];
    }

    /** Its number, now if not before. */
    int number(long key) {
        int slot = slot(key);
        if (slots[slot] < 0) {
            slots[slot] = size;
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size + (size >> 1));
            }
            keys[size++] = key;
            if (size * 3L > slots.length * 2L) {
                spread();
            }
            return size - 1;
        }
        return slots[slot];
    }

    /** False when it was there. */
    boolean add(long key) {
        int before = size;
        number(key);
        return size > before;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key >>> 20) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void spread() {
        slots = slots(slots.length * 2);
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = number;
        }
    }
}
