package fr.balise.adapters.dataset.spill;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.parts.Sorting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder for what does not fit into memory, made when the first file is needed, readable by its owner alone.
 * It goes when this is closed, and when the JVM ends, by a signal too.
 */
public final class Spill implements Sorting, AutoCloseable {
    private static final Messages MESSAGES = Messages.beside(Spill.class, "spill");

    private final Path below;
    private final Consumer<? super Text> notices;
    private final List<FileChannel> files = new ArrayList<>();
    private final Thread atEnd = new Thread(this::remove, "remove-spill");
    private @Nullable Path folder;
    private boolean closed;

    /**
     * One that has no folder yet.
     *
     * @param below the folder in which it will be made
     * @param notices is told where and why, once it is
     */
    public Spill(Path below, Consumer<? super Text> notices) {
        this.below = below;
        this.notices = notices;
    }

    /** Below Java's temporary folder ({@code java.io.tmpdir}). */
    public static Spill usual(Consumer<? super Text> notices) {
        return new Spill(Path.of(System.getProperty("java.io.tmpdir")), notices);
    }

    @Override
    public <T> Sorted<T> by(Class<T> type, Comparator<? super T> order, BinaryOperator<T> both) {
        return new SpilledSort<>(this, type, order, both);
    }

    /** Items in the order in which they come. */
    public <T> StoredItems<T> items(Class<T> type) {
        return new StoredItems<>(file(), Codec.of(type));
    }

    /** A new file, which nobody sees once it is closed. */
    synchronized FileChannel file() {
        try {
            Path file = Files.createTempFile(folder(), "", ".part");
            FileChannel open = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            files.add(open);
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets items go before the end. */
    public synchronized void drop(StoredItems<?> items) {
        try {
            files.remove(items.file());
            items.file().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (folder == null) {
            boolean posix = Files.getFileStore(below).supportsFileAttributeView("posix");
            folder = posix
                    ? Files.createTempDirectory(
                            below,
                            "balise-",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    : Files.createTempDirectory(below, "balise-");
            Runtime.getRuntime().addShutdownHook(atEnd);
            notices.accept(MESSAGES.text("used", folder, free(below)));
        }
        return folder;
    }

    private static String free(Path below) throws IOException {
        return String.format("%.1f", Files.getFileStore(below).getUsableSpace() / 1e9);
    }

    /** Work that may need the folder. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T done() throws Refusal, InterruptedException;
    }

    /**
     * Does work that may need the folder.
     *
     * @throws Refusal also when the folder cannot be made or is full
     */
    public <T> T during(Work<T> work) throws Refusal, InterruptedException {
        try {
            return work.done();
        } catch (UncheckedIOException e) {
            if (atEnd.getState() != Thread.State.NEW) {
                // A signal ends the JVM, and took the folder away: nothing is wrong that anybody should be told.
                new CountDownLatch(1).await();
            }
            String why = String.valueOf(e.getCause());
            throw new Refusal(Refusal.Kind.UNAVAILABLE, MESSAGES.text("full", below, why));
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run, or runs.
            return;
        }
    }

    private synchronized void remove() {
        closed = true;
        try {
            for (FileChannel file : files) {
                file.close();
            }
            files.clear();
            if (folder != null) {
                try (Stream<Path> left = Files.list(folder)) {
                    for (Path each : left.toList()) {
                        Files.deleteIfExists(each);
                    }
                }
                Files.deleteIfExists(folder);
                folder = null;
            }
        } catch (IOException e) {
            notices.accept(MESSAGES.text("left", String.valueOf(folder)));
        }
    }
}
