package fr.balise.adapters.dataset.directory;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose lines end: one that does not, out of a few kilobytes of {@code .gz}, would fill the memory. */
final class BoundedLines extends FilterReader {
    /** In characters; no resource comes near it. */
    static final int LONGEST = 16_000_000;

    private long line;

    BoundedLines(Reader text) {
        super(text);
    }

    /** A line that is no line. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        int end = offset + read;
        int begin = end;
        while (begin > offset && into[begin - 1] != '\n' && into[begin - 1] != '\r') {
            begin--;
        }
        line = begin > offset ? end - begin : line + Math.max(read, 0);
        if (line > LONGEST) {
            throw new Endless();
        }
        return read;
    }
}
