package fr.balise.cells;

import java.util.List;

/**
 * What a table file holds, whatever its format.
 *
 * @param rows in order, without blank ones
 * @param spoiled lines that could not be cut, in order
 */
public record Sheet(List<Row> rows, List<SpoiledRow> spoiled) {
    /** Copies the lists. */
    public Sheet {
        rows = List.copyOf(rows);
        spoiled = List.copyOf(spoiled);
    }
}
