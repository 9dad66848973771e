package fr.balise.adapters.server.work;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param page from 0
 * @param size most items of a page
 * @param total items on all pages
 */
public record Page<T>(List<T> items, int page, int size, int total) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** That page of a list; empty beyond its end. */
    public static <T> Page<T> of(List<T> all, int page, int size) {
        int from = (int) Math.min((long) page * size, all.size());
        return new Page<>(all.subList(from, Math.min(from + size, all.size())), page, size, all.size());
    }

    /** The page with what its items name; what is no longer there is left out. */
    public <R> Page<R> reading(Function<? super T, Optional<R>> reader) {
        return new Page<>(
                items.stream().flatMap(item -> reader.apply(item).stream()).toList(), page, size, total);
    }

    /** The number of its first item, from 1. */
    public int first() {
        return page * size + 1;
    }

    /** The number of its last item. */
    public int last() {
        return page * size + items.size();
    }

    /** True when another page follows. */
    public boolean hasNext() {
        return last() < total;
    }
}
