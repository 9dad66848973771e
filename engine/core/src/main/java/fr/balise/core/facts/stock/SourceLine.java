package fr.balise.core.facts.stock;

/**
 * Where a fact was read.
 *
 * @param file the name that the user gave or would recognise
 * @param line 1 is the first line; 0 when the source has no lines
 */
public record SourceLine(String file, long line) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
