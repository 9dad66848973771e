package fr.balise.adapters.server.store;

import fr.balise.adapters.journal.database.FileRights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder for its owner alone, with whole files, and files of lines of JSON to which is only ever added. What was
 * written survives any crash. Safe for use by several threads.
 */
public final class StoreFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    /**
     * Makes it where there is none.
     *
     * @throws UncheckedIOException when it cannot be made
     */
    public StoreFolder(Path folder) {
        this.folder = folder;
        try {
            FileRights.createFolder(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file of that name stands, or would. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The names of its files. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file: whole, or not at all. */
    public synchronized void write(String name, byte[] content) {
        Path half = file("." + name + ".half");
        try {
            put(half, content, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line to a file. */
    public synchronized void add(String name, Object line) {
        try {
            byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            put(file(name), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path file, byte[] content, OpenOption how) throws IOException {
        FileRights.createFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, how)) {
            for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** The lines of a file, in order; none where there is no file. */
    public synchronized <T> List<T> lines(String name, Class<T> type) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> read(line, type, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a crash cut short was never answered for, and counts for nothing. */
    private static <T> Stream<T> read(String line, Class<T> type, Path file) {
        try {
            return Stream.of(JSON.readValue(line, type));
        } catch (JacksonException e) {
            LOG.warn("{}: a line is not whole, and is left aside", file);
            return Stream.empty();
        }
    }

    /** Deletes a file, if there is one. */
    public synchronized void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
