package fr.balise.cells.csv;

import fr.balise.cells.UnreadableTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file, with a look at those that come. */
final class LineWindow {
    private final PhysicalLines lines;
    private final List<String> ahead = new ArrayList<>();
    private int number = 1;
    private long looks;

    LineWindow(PhysicalLines lines) {
        this.lines = lines;
    }

    /** Which line {@code line(0)} is, from 1. */
    int number() {
        return number;
    }

    /** How often a line was looked at. */
    long looks() {
        return looks;
    }

    /** The present line (0) or one behind it; null where there is none. */
    @Nullable
    String line(int offset) throws IOException, UnreadableTable {
        looks++;
        while (ahead.size() <= offset) {
            String next = lines.next();
            if (next == null) {
                return null;
            }
            ahead.add(next);
        }
        return ahead.get(offset);
    }

    /** Goes on by some of the lines that were looked at. */
    void skip(int count) {
        ahead.subList(0, count).clear();
        number += count;
    }
}
