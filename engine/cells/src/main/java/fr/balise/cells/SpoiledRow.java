package fr.balise.cells;

import java.util.List;

/**
 * A line that could not be cut into cells; the lines around it were.
 *
 * @param number of the line, from 1
 * @param fragments what stands between its separators, to guess what the line is about
 * @param why what is wrong and what to do
 */
public record SpoiledRow(int number, List<String> fragments, Phrase why) {
    /** Copies the list. */
    public SpoiledRow {
        fragments = List.copyOf(fragments);
    }
}
