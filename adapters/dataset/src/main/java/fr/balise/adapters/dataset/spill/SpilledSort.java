package fr.balise.adapters.dataset.spill;

import fr.balise.core.planning.parts.Sorting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Sorts items in runs that fit into memory, one behind the other in a file, and merges the runs. */
final class SpilledSort<T> implements Sorting.Sorted<T> {
    private static final int IN_MEMORY = 2_000;

    private final Spill spill;
    private final Class<T> type;
    private final Comparator<? super T> order;
    private final BinaryOperator<T> both;
    private final List<Run> runs = new ArrayList<>();
    private @Nullable StoredItems<T> stored;
    private Sorting.Sorted<T> run;
    private int inRun;

    /** Items in order, from a place in the file on. */
    private record Run(long from, int items) {}

    SpilledSort(Spill spill, Class<T> type, Comparator<? super T> order, BinaryOperator<T> both) {
        this.spill = spill;
        this.type = type;
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

    private StoredItems<T> store() {
        StoredItems<T> all = stored == null ? spill.items(type) : stored;
        stored = all;
        long from = all.rest();
        List<T> items = run.list();
        items.forEach(all::add);
        all.rest();
        runs.add(new Run(from, items.size()));
        run = Sorting.inMemory(order, both);
        inRun = 0;
        return all;
    }

    @Override
    public List<T> list() {
        if (stored == null) {
            return run.list();
        }
        StoredItems<T> unmerged = store();
        StoredItems<T> merged = spill.items(type);
        merge(unmerged, merged);
        spill.drop(unmerged);
        return merged;
    }

    /** Of items that the order does not tell apart, those of an earlier run come first. */
    private void merge(StoredItems<T> unmerged, StoredItems<T> merged) {
        PriorityQueue<Head> heads = new PriorityQueue<>(
                Comparator.comparing((Head head) -> head.item, order).thenComparing(head -> head.number));
        Bytes.Texts texts = new Bytes.Texts();
        for (int number = 0; number < runs.size(); number++) {
            Run each = runs.get(number);
            if (each.items() > 0) {
                heads.add(new Head(number, unmerged.iterator(each.from(), each.items(), texts)));
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
