package fr.balise.adapters.fhir.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.search.ResourceConsumer;
import fr.balise.adapters.fhir.search.SearchPage;
import fr.balise.adapters.fhir.snapshot.SnapshotState.Part;
import fr.balise.core.findings.Text;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of one type of resource while it is read. Each page is compressed by itself, so that what counts of the file
 * ends where a page does.
 */
final class SnapshotPart implements ResourceConsumer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String type;
    private final Path file;
    private final Set<String> ids = new HashSet<>();
    private final List<Text> doubts = new ArrayList<>();
    private ByteArrayOutputStream page = new ByteArrayOutputStream();
    private boolean changesUnknown;

    private SnapshotPart(String type, Path file) {
        this.type = type;
        this.file = file;
    }

    /** Goes on where a reading ended. */
    static SnapshotPart resume(String type, Path file, Part part) throws IOException {
        SnapshotPart resumed = new SnapshotPart(type, file);
        cut(file, part);
        if (part.bytes() > 0) {
            resumed.readIds();
        }
        return resumed;
    }

    /** Leaves what counts of a file, which is made where there is none. */
    static void cut(Path file, Part part) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < part.bytes()) {
                throw new IOException(file.getFileName() + ": " + channel.size() + " < " + part.bytes());
            }
            channel.truncate(part.bytes());
        }
    }

    private void readIds() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ids.add(MAPPER.readTree(line).path("id").asText());
            }
        }
    }

    /** The same resource again is a record that moved to another page: what changed it is read with the next changes. */
    @Override
    public void take(String key, JsonNode resource, String fullUrl) {
        if (resource.path("resourceType").asText().equals(type)
                && ids.add(resource.path("id").asText())) {
            try {
                page.write(MAPPER.writeValueAsBytes(resource));
                page.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void doubt(Text why) {
        doubts.add(why);
    }

    @Override
    public void unsupported(String resourceType, String parameter) {
        changesUnknown |= parameter.equals("_lastUpdated");
    }

    /** True when the server cannot tell what changed. */
    boolean changesUnknown() {
        return changesUnknown;
    }

    /** Writes a page down; what is on the disk counts once the state says so. */
    Part write(Part before, SearchPage read) throws IOException {
        byte[] plain = page.toByteArray();
        page = new ByteArrayOutputStream();
        boolean idle = plain.length == 0 && read.next().isPresent();
        if (idle) {
            doubt(DirectorySnapshot.MESSAGES.text("idle", type));
        }
        long total = before.total() < 0 ? read.total().orElse(-1L) : before.total();
        return new Part(
                before.bytes() + append(plain, before.bytes()),
                ids.size(),
                total,
                idle ? "" : read.next().orElse(""),
                idle || read.next().isEmpty());
    }

    private int append(byte[] plain, long at) throws IOException {
        if (plain.length == 0) {
            return 0;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        ByteBuffer bytes = ByteBuffer.wrap(compressed.toByteArray());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(at);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        return bytes.limit();
    }

    /** Why something of a page may be missing. */
    List<Text> doubts(SearchPage read) {
        return SnapshotState.joined(read.doubts(), doubts);
    }
}
