package fr.balise.adapters.reporting.render;

import java.util.ArrayList;
import java.util.List;

/** Where a text is broken into lines: at spaces, never inside a word, however long it is. */
final class LineBreaks {
    private LineBreaks() {}

    /**
     * The spaces to break at, by their index.
     *
     * @param width characters of a line
     */
    static List<Integer> of(String text, int width) {
        List<Integer> breaks = new ArrayList<>();
        int start = 0;
        int space = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != ' ') {
                continue;
            }
            if (columns(text, start, i) > width && space >= start) {
                breaks.add(space);
                start = space + 1;
            }
            space = i;
        }
        return breaks;
    }

    /** The lines of a text. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int space : of(text, width)) {
            lines.add(text.substring(start, space));
            start = space + 1;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** Characters that a text takes on a screen. */
    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int columns(String text, int from, int to) {
        return text.codePointCount(from, to);
    }
}
