package fr.balise.adapters.formats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.balise.core.digest.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * JSON as Balise writes it: two spaces, line feeds on every system, no character that cannot be seen, and members in the
 * order of a record's components.
 */
public final class SteadyJson {
    /** Who writes a list says itself when it goes out: a journal would make a row of each of a plan's changes. */
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private SteadyJson() {}

    /** A generator that lays out in this way. */
    public static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator json = onOneLine(out);
        json.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(TWO_SPACES)
                .withArrayIndenter(TWO_SPACES));
        return json;
    }

    private static JsonGenerator onOneLine(Writer out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        json.setCharacterEscapes(new SeenEscapes());
        return json;
    }

    /** What stands for a value in JSON, see {@link JsonTree}, as a whole document that ends with a line break. */
    public static String document(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = generator(out)) {
            json.writePOJO(JsonTree.of(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /** The same as one line of NDJSON, without its end. */
    public static String line(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = onOneLine(out)) {
            json.writePOJO(JsonTree.of(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
