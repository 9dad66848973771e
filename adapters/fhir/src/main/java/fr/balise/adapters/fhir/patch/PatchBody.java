package fr.balise.adapters.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.InsertAt;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.model.contact.MailboxExtensions;
import fr.balise.core.facts.directory.CarrierKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FHIRPath Patch (FHIR R4, fhirpatch), in the forms that every server tried understands. The body is built as JSON,
 * not through a FHIR model: a model would drop what it does not know, and a contact point must come back to the letter.
 */
public final class PatchBody {
    private static final List<String> ATTRIBUTES = List.of(
            MailboxExtensions.RED_LIST,
            MailboxExtensions.DESCRIPTION,
            MailboxExtensions.SERVICE,
            MailboxExtensions.RESPONSIBLE);

    private final ApiDialect dialect;
    private final String telecom;
    private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();

    private PatchBody(ApiDialect dialect, CarrierKind kind) {
        this.dialect = dialect;
        this.telecom = kind.resourceType() + ".telecom";
    }

    /** Starts a patch of one resource. */
    public static PatchBody of(CarrierKind kind, ApiDialect dialect) {
        return new PatchBody(dialect, kind);
    }

    /**
     * Adds what leads from one contact point to another; either may be absent. The operations are carried out in the
     * order in which they were added, all or none.
     *
     * @param index where among the others one is inserted, from 0, as far as the dialect can say so
     */
    public PatchBody change(Optional<? extends JsonNode> current, Optional<? extends JsonNode> wanted, int index) {
        if (current.isPresent() && wanted.isPresent()) {
            replace(current.get(), wanted.get(), index);
        } else {
            current.ifPresent(this::delete);
            wanted.ifPresent(contactPoint -> insert(contactPoint, index));
        }
        return this;
    }

    /** The {@code Parameters} resource. */
    public ObjectNode json() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        parameters.set("parameter", operations.deepCopy());
        return parameters;
    }

    private void replace(JsonNode current, JsonNode wanted, int index) {
        switch (dialect.updateForm()) {
            case REPLACE_ATTRIBUTE -> {
                List<Replacement> replacements = replacements(current, wanted);
                if (leadsTo(wanted, current, replacements)) {
                    replacements.forEach(one -> operation("replace", where(current) + one.path())
                            .addObject()
                            .put("name", "value")
                            .set(one.valueName(), one.value()));
                } else {
                    delete(current);
                    insert(wanted, index);
                }
            }
            case REPLACE_CONTACTPOINT ->
                operation("replace", where(current))
                        .addObject()
                        .put("name", "value")
                        .set("valueContactPoint", wanted.deepCopy());
            case DELETE_INSERT -> {
                delete(current);
                insert(wanted, index);
            }
        }
    }

    private void delete(JsonNode current) {
        operation("delete", where(current));
    }

    private void insert(JsonNode wanted, int index) {
        ArrayNode parts = operation("insert", telecom);
        parts.addObject().put("name", "index").put("valueInteger", dialect.insertAt() == InsertAt.FIRST ? 0 : index);
        parts.addObject().put("name", "value").set("valueContactPoint", wanted.deepCopy());
    }

    private ArrayNode operation(String type, String path) {
        ArrayNode parts = operations.addObject().put("name", "operation").putArray("part");
        parts.addObject().put("name", "type").put("valueCode", type);
        parts.addObject().put("name", "path").put("valueString", path);
        return parts;
    }

    private String where(JsonNode contactPoint) {
        return telecom + ".where(value = "
                + dialect.apostrophe().literal(contactPoint.path("value").asText()) + ")";
    }

    /** One attribute given another value. */
    private record Replacement(String name, String path, String valueName, JsonNode value) {}

    /** The attributes that stand in both contact points, once, with different values. */
    private static List<Replacement> replacements(JsonNode current, JsonNode wanted) {
        List<Replacement> replacements = new ArrayList<>();
        if (current.has("rank") && wanted.has("rank") && !current.path("rank").equals(wanted.path("rank"))) {
            replacements.add(new Replacement("rank", ".rank", "valueInteger", wanted.path("rank")));
        }
        for (String name : ATTRIBUTES) {
            ObjectNode before = attribute(current, name);
            ObjectNode after = attribute(wanted, name);
            if (before != null && after != null && !before.equals(after)) {
                String valueName = before.has("valueBoolean") ? "valueBoolean" : "valueString";
                String path = ".extension('" + MailboxExtensions.METADATA + "').extension('" + name + "').value";
                replacements.add(new Replacement(name, path, valueName, after.path(valueName)));
            }
        }
        return replacements;
    }

    private static boolean leadsTo(JsonNode wanted, JsonNode current, List<Replacement> replacements) {
        ObjectNode result = current.deepCopy();
        for (Replacement one : replacements) {
            ObjectNode holder = one.name().equals("rank") ? result : attribute(result, one.name());
            if (holder != null) {
                holder.set(one.name().equals("rank") ? "rank" : one.valueName(), one.value());
            }
        }
        return !replacements.isEmpty() && CanonicalJson.of(result).equals(CanonicalJson.of(wanted));
    }

    private static @Nullable ObjectNode attribute(JsonNode contactPoint, String name) {
        JsonNode metadata = only(contactPoint, MailboxExtensions.METADATA);
        return metadata == null ? null : only(metadata, name);
    }

    private static @Nullable ObjectNode only(JsonNode element, String url) {
        ObjectNode found = null;
        for (JsonNode extension : element.path("extension")) {
            if (extension instanceof ObjectNode object
                    && url.equals(object.path("url").asText())) {
                if (found != null) {
                    return null;
                }
                found = object;
            }
        }
        return found;
    }
}
