package fr.balise.adapters.fhir.snapshot;

import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.fhir.snapshot.SnapshotState.Copy;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.ReadingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A live directory as it is kept in a folder: {@code snapshot.json} and a folder of files for each reading of everything.
 * One process at a time holds it.
 */
public final class DirectorySnapshot implements AutoCloseable {
    static final Messages MESSAGES = Messages.beside(DirectorySnapshot.class, "snapshot");

    private final Path folder;
    private final FileChannel locked;
    private final FileLock lock;
    private @Nullable SnapshotState state;

    private DirectorySnapshot(Path folder, FileChannel locked, FileLock lock, @Nullable SnapshotState state) {
        this.folder = folder;
        this.locked = locked;
        this.lock = lock;
        this.state = state;
    }

    /**
     * The snapshot in a folder, which is made where there is none.
     *
     * @throws Refusal when the folder cannot be used, or another process is at it
     */
    public static DirectorySnapshot open(Path folder) throws Refusal {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = locked(channel);
            if (lock == null) {
                channel.close();
                throw Refusal.input(MESSAGES.text("busy", folder));
            }
            return new DirectorySnapshot(folder, channel, lock, SnapshotState.in(folder));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    static Refusal unusable(Path folder, IOException why) {
        return Refusal.input(
                MESSAGES.text("unusable", folder, why.getClass().getSimpleName(), String.valueOf(why.getMessage())));
    }

    /**
     * Reads what is missing or too old: goes on with a reading that ended before its time, reads everything, or what changed.
     * Nothing is read of a snapshot that is young enough.
     *
     * @param way to the directory, which is closed once all is read
     * @param lastWrite a snapshot from before is too old, whatever its age
     * @throws Refusal when the directory does not answer as it must, or the snapshot is of another; what was read until
     *     then is gone on with the next time
     */
    public void bringUpToDate(
            DirectoryAddress directory,
            Transport.Way way,
            SnapshotAges ages,
            Instant lastWrite,
            Instant now,
            ReadingProgress progress)
            throws Refusal, InterruptedException {
        SnapshotState found = state == null ? empty(directory) : state;
        if (!found.directory().equals(directory.address())) {
            throw Refusal.input(MESSAGES.text("another", folder, found.directory(), directory));
        }
        state = found;
        SnapshotRefresh refresh = new SnapshotRefresh(folder, ages, lastWrite, now, progress);
        if (!refresh.isDue(found)) {
            return;
        }
        try (Transport transport = way.open()) {
            state = refresh.of(found, new DirectorySearch(transport));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static SnapshotState empty(DirectoryAddress directory) {
        return new SnapshotState(SnapshotState.SCHEMA, directory.address(), null, null);
    }

    /** The normalised address of the directory. */
    public String directory() throws Refusal {
        copy();
        return state == null ? "" : state.directory();
    }

    /** Up to when the directory is known. */
    public Instant asOf() throws Refusal {
        return copy().upTo();
    }

    /** When everything was last read: what was deleted since still stands there. */
    public Instant whole() throws Refusal {
        return copy().wholeSince();
    }

    /** True when changes since it must be read. */
    public boolean isStale(SnapshotAges ages, Instant lastWrite, Instant now) throws Refusal {
        return ages.stale(asOf(), lastWrite, now);
    }

    /** Why something may be missing. */
    public List<Text> doubts() throws Refusal {
        return copy().doubts();
    }

    /**
     * The folder in which {@code directory/} holds the resources, some in several versions.
     *
     * @throws Refusal also when a file is missing or was altered
     */
    public Path files() throws Refusal {
        Copy copy = copy();
        Path files = folder.resolve(copy.folder());
        for (Map.Entry<String, Long> file : copy.files().entrySet()) {
            try {
                if (Files.size(files.resolve(SnapshotRefresh.DIRECTORY).resolve(file.getKey())) != file.getValue()) {
                    throw Refusal.input(MESSAGES.text("damaged", folder, file.getKey()));
                }
            } catch (IOException e) {
                throw Refusal.input(MESSAGES.text("damaged", folder, file.getKey()));
            }
        }
        return files;
    }

    private Copy copy() throws Refusal {
        Copy copy = state == null ? null : state.copy();
        if (copy == null) {
            throw Refusal.input(MESSAGES.text("nothing", folder));
        }
        return copy;
    }

    @Override
    public void close() {
        try {
            lock.release();
            locked.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
