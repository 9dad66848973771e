package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A JSON file read from its start to its end: text in strict UTF-8, hashed on the way. */
final class JsonSource {
    /** Leaves what it reads from open, so that the rest of the file can be hashed. */
    static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build());

    private JsonSource() {}

    /** What is done with the text. */
    interface Use {
        void read(BufferedReader text) throws IOException;
    }

    /**
     * Reads a file; what cannot be read of it leaves the directory with a gap. What was read until then counts: each
     * resource is whole.
     */
    static void read(Path file, String name, CarrierCollector carriers, DataSetReading reading, Use use) {
        Sha256 sha256 = new Sha256();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream hashed = sha256.reading(bytes)) {
            read(hashed, name, carriers, use);
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

    private static void read(InputStream bytes, String name, CarrierCollector carriers, Use use) throws IOException {
        try {
            use.read(withoutMark(new BufferedReader(
                    new InputStreamReader(
                            bytes,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    1 << 16)));
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
