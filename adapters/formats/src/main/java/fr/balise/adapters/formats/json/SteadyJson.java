package fr.balise.adapters.formats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;

/**
 * JSON that is compared and digested: two spaces, line feeds on every system, and no character that cannot be seen. The
 * order of members is the caller's.
 */
public final class SteadyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private SteadyJson() {}

    /** What a document holds. */
    @FunctionalInterface
    public interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    /** A generator that lays out in this way. */
    public static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        json.setCharacterEscapes(new SeenEscapes());
        json.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(TWO_SPACES)
                .withArrayIndenter(TWO_SPACES));
        return json;
    }

    /** A whole document, ending with a line break. */
    public static String document(Content content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = generator(out)) {
            content.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /** What stands for a value in JSON, see {@link JsonTree}, as a whole document. */
    public static String document(Object value) {
        return document(json -> json.writePOJO(JsonTree.of(value)));
    }

    /** A member with a sentence in both languages. */
    public static void text(JsonGenerator json, String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("fr", text.fr());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }

    /** A member with a list of strings. */
    public static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
