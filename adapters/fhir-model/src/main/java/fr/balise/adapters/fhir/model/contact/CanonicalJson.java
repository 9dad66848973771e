package fr.balise.adapters.fhir.model.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.core.digest.JsonCanonicalization;
import fr.balise.core.digest.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parsed JSON in its canonical spelling (RFC 8785), so that what says the same reads the same. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical text of a value. The order of arrays carries meaning and is kept. */
    public static String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** SHA-256, in hexadecimal, of the canonical text. */
    public static String fingerprint(JsonNode value) {
        return new Sha256().bytes(of(value)).hex();
    }

    private static void append(StringBuilder out, JsonNode value) {
        if (value instanceof ObjectNode object) {
            object(out, object);
        } else if (value instanceof ArrayNode items) {
            char before = '[';
            for (JsonNode item : items) {
                append(out.append(before), item);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value.isNumber()) {
            JsonCanonicalization.scalar(out, value.numberValue());
        } else if (value.isTextual()) {
            JsonCanonicalization.scalar(out, value.textValue());
        } else {
            out.append(value.asText());
        }
    }

    private static void object(StringBuilder out, ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        char before = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            JsonCanonicalization.scalar(out.append(before), member.getKey());
            append(out.append(':'), member.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }
}
