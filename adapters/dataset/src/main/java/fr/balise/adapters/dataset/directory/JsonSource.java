package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.dataset.reading.BytesRead;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A JSON file read from its start to its end: text in strict UTF-8, hashed on the way. */
final class JsonSource {
    /** Leaves what it reads from open, so that the rest of the file can be hashed. */
    static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build());

    private static final int BUFFER = 1 << 16;
    private static final Text PACKED = new Text(
            "compression tronquée ou illisible ; recommencez la copie",
            "truncated or unreadable compression; copy it again");

    private JsonSource() {}

    /** What is done with the text. */
    interface Use {
        void read(BufferedReader text) throws IOException;
    }

    /** What one file is read as, by its name without what it is packed in; empty when it is no directory. */
    interface Kinds {
        Optional<Use> of(String name);
    }

    /**
     * Reads a file, plain, compressed ({@code .gz}) or several in an archive ({@code .zip}), each as a stream; what cannot
     * be read of it leaves the directory with a gap. What was read until then counts: each resource is whole.
     */
    static void read(
            Path file, String name, CarrierCollector carriers, DataSetReading reading, BytesRead told, Kinds kinds) {
        Sha256 sha256 = new Sha256();
        try (InputStream bytes = told.counting(Files.newInputStream(file));
                InputStream hashed = sha256.reading(bytes)) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                archive(file, name, carriers, kinds);
            } else {
                stream(hashed, name, carriers, kinds);
            }
            hashed.transferTo(OutputStream.nullOutputStream());
            reading.input(name, sha256.hex());
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            carriers.incomplete(
                    name,
                    new Text(
                            "lecture impossible (" + why + ") ; vérifiez que vous avez le droit de le lire",
                            "cannot be read (" + why + "); check that you may read it"));
        }
    }

    /** Reads a stream, plain or compressed as its name says. */
    static void stream(InputStream bytes, String name, CarrierCollector carriers, Kinds kinds) throws IOException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            compressed(bytes, name, carriers, kinds.of(name.substring(0, name.length() - ".gz".length())));
        } else {
            as(kinds.of(name), bytes, name, carriers);
        }
    }

    private static void compressed(InputStream packed, String name, CarrierCollector carriers, Optional<Use> kind)
            throws IOException {
        try {
            as(kind, new GZIPInputStream(packed, BUFFER), name, carriers);
        } catch (ZipException | EOFException e) {
            carriers.incomplete(name, PACKED);
        }
    }

    /** By the list at the archive's end: read from its start, one that breaks off between two files would look whole. */
    private static void archive(Path file, String name, CarrierCollector carriers, Kinds kinds) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0) {
                carriers.incomplete(name, PACKED);
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String inside = name + "/" + VisibleText.of(entry.getName());
                if (!entry.isDirectory() && !inside.contains("/._")) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        as(kinds.of(inside), content, inside, carriers);
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            carriers.incomplete(name, PACKED);
        }
    }

    private static void as(Optional<Use> kind, InputStream bytes, String name, CarrierCollector carriers)
            throws IOException {
        if (kind.isPresent()) {
            read(bytes, name, carriers, kind.get());
        } else {
            carriers.incomplete(
                    name,
                    new Text(
                            "ni .json ni .ndjson, tel quel ou en .gz ou .zip ; renommez-le ou déplacez-le",
                            "neither .json nor .ndjson, plain or in .gz or .zip; rename it or move it away"));
        }
    }

    private static void read(InputStream bytes, String name, CarrierCollector carriers, Use use) throws IOException {
        try {
            use.read(withoutMark(new BufferedReader(
                    new InputStreamReader(
                            bytes,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    BUFFER)));
        } catch (CharacterCodingException e) {
            carriers.incomplete(
                    name,
                    new Text(
                            "ce n'est pas de l'UTF-8 ; refaites l'extraction en UTF-8",
                            "this is not UTF-8; extract it again as UTF-8"));
        } catch (JsonProcessingException e) {
            carriers.incomplete(
                    name + place(e.getLocation()),
                    new Text(
                            "JSON tronqué ou illisible ; refaites l'extraction",
                            "truncated or unreadable JSON, " + why(e) + "; extract it again"));
        }
    }

    private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    /** What Jackson says, in short. */
    static String why(JsonProcessingException problem) {
        return VisibleText.excerpt(String.valueOf(problem.getOriginalMessage()));
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr();
    }

    /** The remedy for what is no JSON object at all. */
    static Text notAResource() {
        return new Text("ce n'est pas une ressource FHIR", "this is no FHIR resource");
    }
}
