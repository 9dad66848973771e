package fr.balise.operations.sources;

import fr.balise.core.findings.Text;
import java.util.function.Supplier;

/** Is told how far a reading has come. */
@FunctionalInterface
public interface ReadingProgress {
    /** Listens to nothing. */
    ReadingProgress SILENT = (step, done, total) -> {};

    /** So many of so many are dealt with in this step. */
    void advanced(Text step, int done, int total);

    /** Tells of a step before it is done, and of its end. */
    default <T> T during(Text step, int total, Supplier<T> work) {
        advanced(step, 0, total);
        try {
            return work.get();
        } finally {
            advanced(step, total, total);
        }
    }
}
