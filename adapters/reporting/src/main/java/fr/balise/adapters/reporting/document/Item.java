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
        List<Item> told = new ArrayList<>(all.stream().limit(most).map(entry).toList());
        if (all.size() > most) {
            told.add(of(Line.EMPTY.andFaint(more.apply((long) all.size() - most))));
        }
        return told;
    }
}
