package fr.balise.adapters.reporting.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

/** An entry of a list, and what is told below it. */
public record Item(Mark mark, Line line, List<Item> below) {
    /** Copies the list. */
    public Item {
        below = List.copyOf(below);
    }

    /** A line alone. */
    public static Item of(String text) {
        return of(Line.of(text));
    }

    /** A line alone. */
    public static Item of(Line line) {
        return new Item(Mark.NONE, line, List.of());
    }

    /** A line of that kind. */
    public static Item of(Mark mark, Line line) {
        return new Item(mark, line, List.of());
    }

    /** This entry with more below it. */
    public Item with(List<Item> details) {
        return new Item(mark, line, details);
    }

    /**
     * An entry for each of the first.
     *
     * @param more says how many others there are; the last entry, where there are any
     */
    public static <T> List<Item> first(List<T> all, int most, Function<T, Item> entry, LongFunction<String> more) {
        return told(all.stream().limit(most).toList(), all.size(), entry, more);
    }

    /** The same of the first alone, where it is known how many there are in all. */
    public static <T> List<Item> told(List<T> first, int all, Function<T, Item> entry, LongFunction<String> more) {
        List<Item> told = new ArrayList<>(first.stream().map(entry).toList());
        if (all > first.size()) {
            told.add(of(Line.EMPTY.andFaint(more.apply((long) all - first.size()))));
        }
        return told;
    }
}
