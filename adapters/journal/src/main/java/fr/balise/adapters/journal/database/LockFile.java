package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file beside a database that says who writes to it. The system lets go of the lock when its process dies; what
 * stands in the file is for people only.
 */
final class LockFile {
    /** One byte behind whatever the file says, so that systems where a lock keeps readers out let the words be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * What this process holds. POSIX lets go of a process's lock as soon as it closes any channel to the file: one that
     * is held here must not even be opened again.
     */
    private static final Map<Path, Occupant> HELD_HERE = new ConcurrentHashMap<>();

    private final Path database;
    private final Path file;

    LockFile(Path database) {
        this.database = database;
        this.file = database.resolveSibling(database.getFileName() + ".lock");
    }

    Database.Hold hold() throws JournalFailure {
        Occupant self = Occupant.self();
        try {
            FileRights.createFile(file);
            Path key = file.toRealPath();
            Occupant here = HELD_HERE.putIfAbsent(key, self);
            if (here != null) {
                throw inUse(Optional.of(here));
            }
            return lock(key, self);
        } catch (IOException e) {
            throw JournalFailure.because(e, "notLocked", database, file, String.valueOf(e.getMessage()));
        }
    }

    private Database.Hold lock(Path key, Occupant self) throws IOException, JournalFailure {
        boolean locked = false;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(Occupant.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((self.line() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            locked = true;
            return () -> release(key, channel);
        } finally {
            if (!locked) {
                release(key, channel);
            }
        }
    }

    private static void release(Path key, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The system lets go of it with the process, if not before.
            return;
        } finally {
            HELD_HERE.remove(key);
        }
    }

    private JournalFailure inUse(Optional<Occupant> occupant) {
        return Occupant.inUse(database.toString(), occupant);
    }
}
