package fr.balise.adapters.files.dataset;

import java.util.Arrays;

/** A text cut at its line ends, whatever their kind ({@code \n}, {@code \r\n}, {@code \r}). Lines count from 1. */
final class PhysicalLines {
    private final String text;
    private int[] starts = new int[1024];
    private int count;

    PhysicalLines(String text) {
        this.text = text;
        int start = 0;
        while (start < text.length()) {
            add(start);
            start = afterBreak(text, start);
        }
        add(text.length());
        count--;
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = start;
    }

    private static int afterBreak(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    /** How many line ends a text holds. */
    static int breaks(String text) {
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                breaks++;
            }
        }
        return breaks;
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    /** Where a line starts. */
    int start(int line) {
        return starts[line - 1];
    }

    /** A line without its end. */
    String line(int line) {
        String whole = text.substring(starts[line - 1], starts[line]);
        return whole.replaceAll("[\\r\\n]+$", "");
    }

    /** The first line from this one on that is not empty; one past the last when there is none. */
    int firstFilledFrom(int line) {
        int filled = line;
        while (filled <= count && isBreak(text.charAt(start(filled)))) {
            filled++;
        }
        return filled;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
