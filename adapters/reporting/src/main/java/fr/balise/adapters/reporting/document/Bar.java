package fr.balise.adapters.reporting.document;

import java.util.List;

/**
 * Sizes drawn to scale beside the numbers of a row.
 *
 * @param whole the size that fills the width
 * @param stacked true for parts one after another, false for one below another
 * @param words what it shows, for who does not see it
 */
public record Bar(List<Part> parts, long whole, boolean stacked, String words) {
    /** Copies the list. */
    public Bar {
        parts = List.copyOf(parts);
    }

    /** One size. */
    public record Part(Mark mark, long size) {}

    /** The share of the width that a part takes, from 0 to 1. */
    public double share(Part part) {
        return whole <= 0 ? 0 : Math.min(1.0, (double) part.size() / whole);
    }
}
