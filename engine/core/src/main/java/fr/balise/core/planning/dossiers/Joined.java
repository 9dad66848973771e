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

    /** The key that stands for all that are decided together with the one of that number. */
    long together(int number) {
        return keys.key(root(number));
    }
}
