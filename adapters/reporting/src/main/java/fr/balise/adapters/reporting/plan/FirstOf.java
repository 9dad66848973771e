package fr.balise.adapters.reporting.plan;

import java.util.ArrayList;
import java.util.List;

/** The first of many, and how many there are: a national plan does not fit into memory. */
final class FirstOf<T> {
    private final int most;
    private final List<T> first = new ArrayList<>();
    private int size;

    /** At least one is kept. */
    FirstOf(int most) {
        this.most = most;
    }

    void add(T item) {
        if (size++ < Math.max(1, most)) {
            first.add(item);
        }
    }

    /** The very first, whether or not any is told. */
    T one() {
        return first.get(0);
    }

    /** Those that are told. */
    List<T> told() {
        return first.subList(0, Math.min(most, first.size()));
    }

    int size() {
        return size;
    }

    boolean leavesOut() {
        return size > most;
    }
}
