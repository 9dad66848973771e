package fr.balise.adapters.formats.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole, or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /** What a file holds. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes a file; what is no file, as a pipe or {@code /dev/stdout}, is written to and stays what it is.
     *
     * @param half where the content is gathered before it becomes the file, in the same folder
     */
    public static void write(Path file, Path half, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.to(out);
            }
            return;
        }
        Thread atEnd = new Thread(() -> delete(half), "remove-half");
        try {
            Runtime.getRuntime().addShutdownHook(atEnd);
            try (OutputStream out = Files.newOutputStream(half)) {
                content.to(out);
            }
            try {
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(half);
            forget(atEnd);
        }
    }

    /** A signal ends the JVM in the midst of writing. */
    private static void delete(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Thread atEnd) {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run, or runs.
            return;
        }
    }
}
