package fr.balise.core.planning.dossiers;

import java.util.Arrays;

/** Keys of which some are decided together (disjoint sets). */
final class Joined {
    private final KeyTable keys = new KeyTable();
    private int[] parents = new int[16];

    boolean has(long key) {
        return keys.has(key);
    }

    int add(long key) {
        int before = keys.size();
        int number = keys.number(key);
        if (keys.size() > before) {
            parents = number == parents.length ? Arrays.copyOf(parents, number + (number >> 1)) : parents;
            parents[number] = number;
        }
        return number;
    }

    /** From now on both are decided together. */
    void join(long one, long other) {
        int first = root(add(one));
        int second = root(add(other));
        if (first != second) {
            parents[Math.max(first, second)] = Math.min(first, second);
        }
    }

    private int root(int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    KeyTable keys() {
        return keys;
    }

    /** A part for each key by its number, the same for all that are decided together; nothing is joined after that. */
    byte[] partOfEach(int parts) {
        byte[] partOf = new byte[keys.size()];
        for (int number = 0; number < partOf.length; number++) {
            partOf[number] = (byte) ((keys.key(root(number)) >>> 8) % parts);
        }
        parents = new int[0];
        return partOf;
    }
}
