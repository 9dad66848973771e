package fr.balise.adapters.fhir.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code snapshot.json} says: it is replaced as a whole, and what it does not say is not there.
 *
 * @param schema {@link #SCHEMA}
 * @param directory normalised address
 * @param copy what may be used; null until the directory was read to its end once
 * @param pass the reading under way; null when none is
 */
record SnapshotState(
        String schema,
        String directory,
        @Nullable Copy copy,
        @Nullable Pass pass) {
    static final String SCHEMA = "urn:balise:snapshot:1";
    private static final String FILE = "snapshot.json";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A directory that was read to its end.
     *
     * @param folder of its files, in that of the snapshot
     * @param whole when everything was last read, from the beginning of that reading on
     * @param asOf up to when changes were read
     * @param files bytes of each
     * @param doubts why something may be missing
     */
    record Copy(String folder, String whole, String asOf, SortedMap<String, Long> files, List<Text> doubts) {
        Instant wholeSince() {
            return Instant.parse(whole);
        }

        Instant upTo() {
            return Instant.parse(asOf);
        }
    }

    /**
     * A reading of everything, or of what changed.
     *
     * @param since from when on changes are read; empty for everything
     * @param begun when it began; its files are named after it
     * @param parts by type of resource
     */
    record Pass(String folder, String since, String begun, SortedMap<String, Part> parts, List<Text> doubts) {
        boolean ofEverything() {
            return since.isEmpty();
        }

        Part part(String type) {
            return parts.getOrDefault(type, Part.NONE);
        }

        Pass with(String type, Part part, List<Text> more) {
            SortedMap<String, Part> all = new TreeMap<>(parts);
            all.put(type, part);
            return new Pass(folder, since, begun, all, SnapshotState.joined(doubts, more));
        }
    }

    /**
     * How far one type of resource has come.
     *
     * @param bytes of the file that count; what stands behind was being written when the reading ended
     * @param resources in it, each once
     * @param total that the server announced; -1 when it does not say
     * @param next the address of the next page; empty before the first and after the last
     */
    record Part(long bytes, long resources, long total, String next, boolean finished) {
        static final Part NONE = new Part(0, 0, -1, "", false);
    }

    SnapshotState with(@Nullable Pass other) {
        return new SnapshotState(schema, directory, copy, other);
    }

    static List<Text> joined(List<Text> some, List<Text> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** Null where no snapshot was begun. */
    static @Nullable SnapshotState in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? MAPPER.readValue(file.toFile(), SnapshotState.class) : null;
    }

    /** Takes the place of what was said before, once it is on the disk. */
    void saveIn(Path folder) throws IOException {
        Path half = folder.resolve(FILE + ".half");
        Files.write(half, MAPPER.writeValueAsBytes(this));
        try (FileChannel written = FileChannel.open(half, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(half, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
