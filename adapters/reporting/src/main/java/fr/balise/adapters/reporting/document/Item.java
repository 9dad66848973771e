package fr.balise.adapters.reporting.document;

import java.util.List;

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
}
