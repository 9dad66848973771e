package fr.balise.core.planning.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;

/** Where items are put in order: in memory, or wherever there is room for more than fits into it. */
public interface Sorting {
    /** For what fits into memory. */
    Sorting IN_MEMORY = new Sorting() {
        @Override
        public <T> Sorted<T> by(Class<T> type, Comparator<? super T> order, BinaryOperator<T> both) {
            return inMemory(order, both);
        }
    };

    /** Sorts in memory. */
    static <T> Sorted<T> inMemory(Comparator<? super T> order, BinaryOperator<T> both) {
        return new InMemory<>(order, both);
    }

    /**
     * Items in the making of a list.
     *
     * @param type the sealed interface or record that they are
     * @param both makes one of two that the order does not tell apart; the earlier comes first
     */
    <T> Sorted<T> by(Class<T> type, Comparator<? super T> order, BinaryOperator<T> both);

    /** Items to be sorted. */
    interface Sorted<T> {
        /** Adds one. */
        void add(T item);

        /** All of them in order; none is added after. A list that is not in memory is a {@link fr.balise.core.digest.StoredList}. */
        List<T> list();
    }

    /** Sorts a list. */
    final class InMemory<T> implements Sorted<T> {
        private final Comparator<? super T> order;
        private final BinaryOperator<T> both;
        private final List<T> items = new ArrayList<>();

        private InMemory(Comparator<? super T> order, BinaryOperator<T> both) {
            this.order = order;
            this.both = both;
        }

        @Override
        public void add(T item) {
            items.add(item);
        }

        @Override
        public List<T> list() {
            items.sort(order);
            List<T> merged = new ArrayList<>(items.size());
            for (T item : items) {
                int last = merged.size() - 1;
                if (last >= 0 && order.compare(merged.get(last), item) == 0) {
                    merged.set(last, both.apply(merged.get(last), item));
                } else {
                    merged.add(item);
                }
            }
            return merged;
        }
    }
}
