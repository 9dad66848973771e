package fr.balise.adapters.dataset.spill;

import fr.balise.core.planning.parts.Sorting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BinaryOperator;

/** Sorts items in runs that fit into memory, and merges the runs. */
final class SpilledSort<T> implements Sorting.Sorted<T> {
    private static final int IN_MEMORY = 10_000;

    private final Spill spill;
    private final Codec codec;
    private final Comparator<? super T> order;
    private final BinaryOperator<T> both;
    private final List<StoredItems<T>> runs = new ArrayList<>();
    private Sorting.Sorted<T> run;
    private int inRun;

    SpilledSort(Spill spill, Codec codec, Comparator<? super T> order, BinaryOperator<T> both) {
        this.spill = spill;
        this.codec = codec;
        this.order = order;
        this.both = both;
        this.run = Sorting.inMemory(order, both);
    }

    @Override
    public void add(T item) {
        run.add(item);
        if (++inRun == IN_MEMORY) {
            store();
        }
    }

    private void store() {
        StoredItems<T> stored = new StoredItems<>(spill.file(), codec);
        run.list().forEach(stored::add);
        stored.rest();
        runs.add(stored);
        run = Sorting.inMemory(order, both);
        inRun = 0;
    }

    @Override
    public List<T> list() {
        if (runs.isEmpty()) {
            return run.list();
        }
        store();
        StoredItems<T> merged = new StoredItems<>(spill.file(), codec);
        merge(merged);
        runs.forEach(spill::drop);
        return merged;
    }

    /** Of items that the order does not tell apart, those of an earlier run come first. */
    private void merge(StoredItems<T> merged) {
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparing((Head head) -> head.item, order).thenComparing(head -> head.number));
        for (int number = 0; number < runs.size(); number++) {
            Iterator<T> items = runs.get(number).iterator();
            if (items.hasNext()) {
                heads.add(new Head(number, items));
            }
        }
        T last = null;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            if (last != null && order.compare(last, head.item) == 0) {
                last = both.apply(last, head.item);
            } else {
                if (last != null) {
                    merged.add(last);
                }
                last = head.item;
            }
            if (head.advance()) {
                heads.add(head);
            }
        }
        if (last != null) {
            merged.add(last);
        }
    }

    /** The least item of a run that is not merged yet. */
    private final class Head {
        private final int number;
        private final Iterator<T> items;
        private T item;

        private Head(int number, Iterator<T> items) {
            this.number = number;
            this.items = items;
            this.item = items.next();
        }

        private boolean advance() {
            if (items.hasNext()) {
                item = items.next();
                return true;
            }
            return false;
        }
    }
}
