package fr.balise.adapters.formats.json.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Edit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of attributes: absent is kept, null is cleared, anything else is set. */
final class EditsDeserializer extends StdDeserializer<AttributeEdits> {
    private static final long serialVersionUID = 1L;

    private static final Map<String, Class<?>> ATTRIBUTES = Map.of(
            "rank", Integer.class,
            "redList", Boolean.class,
            "description", String.class,
            "service", String.class,
            "responsible", String.class);

    EditsDeserializer() {
        super(AttributeEdits.class);
    }

    @Override
    public AttributeEdits deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return (AttributeEdits) context.handleUnexpectedToken(AttributeEdits.class, parser);
        }
        Map<String, Edit<?>> edits = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Class<?> type = ATTRIBUTES.get(name);
            if (type == null) {
                throw UnrecognizedPropertyException.from(
                        parser, AttributeEdits.class, name, List.copyOf(ATTRIBUTES.keySet()));
            }
            edits.put(name, edit(name, type, parser, context));
        }
        return new AttributeEdits(
                of(edits, "rank"),
                of(edits, "redList"),
                of(edits, "description"),
                of(edits, "service"),
                of(edits, "responsible"));
    }

    private static Edit<?> edit(String name, Class<?> type, JsonParser parser, DeserializationContext context)
            throws IOException {
        if (parser.nextToken() == JsonToken.VALUE_NULL) {
            return Edit.clear();
        }
        try {
            return Edit.set(context.readValue(parser, type));
        } catch (JsonMappingException e) {
            e.prependPath(AttributeEdits.class, name);
            throw e;
        }
    }

    /** Safe, since each attribute was read as the type that it has. */
    @SuppressWarnings("unchecked")
    private static <T> Edit<T> of(Map<String, Edit<?>> edits, String name) {
        return (Edit<T>) edits.getOrDefault(name, Edit.keep());
    }
}
