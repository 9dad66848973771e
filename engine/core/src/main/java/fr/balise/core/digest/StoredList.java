package fr.balise.core.digest;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * A list that is read from where it is stored each time somebody goes through it, so that it takes no memory. It cannot
 * be changed; going through it is fast, asking for items one by one is not.
 */
public abstract class StoredList<T> extends AbstractList<T> {
    @Override
    public abstract Iterator<T> iterator();

    @Override
    public T get(int index) {
        Iterator<T> items = iterator();
        for (int skipped = 0; skipped < index; skipped++) {
            items.next();
        }
        return items.next();
    }

    /** A list that nobody changes: a stored one as it is, a copy of any other. */
    public static <T> List<T> unchanging(List<T> list) {
        return list instanceof StoredList<T> ? list : List.copyOf(list);
    }

    /** What a function makes of each item of a list; of a stored one, whenever somebody goes through it. */
    public static <T, R> List<R> each(List<T> list, Function<? super T, ? extends R> function) {
        return list instanceof StoredList<T> stored
                ? new Made<T, R>(stored, function)
                : list.stream().<R>map(function).toList();
    }

    private static final class Made<T, R> extends StoredList<R> {
        private final StoredList<T> list;
        private final Function<? super T, ? extends R> function;

        private Made(StoredList<T> list, Function<? super T, ? extends R> function) {
            this.list = list;
            this.function = function;
        }

        @Override
        public Iterator<R> iterator() {
            Iterator<T> items = list.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return items.hasNext();
                }

                @Override
                public R next() {
                    return function.apply(items.next());
                }
            };
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
