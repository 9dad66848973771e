package fr.balise.operations.sources;

import fr.balise.core.findings.Text;

/** Is told how far a reading has come. */
@FunctionalInterface
public interface ReadingProgress {
    /** Listens to nothing. */
    ReadingProgress SILENT = (step, done, total) -> {};

    /** So many of so many are dealt with in this step. */
    void advanced(Text step, int done, int total);
}
