package fr.balise.adapters.fhir.model.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.core.facts.directory.CarrierKind;
import java.util.Optional;
import java.util.Set;

/** What the public data do not show of a mailbox: who answers for it, and on a Practitioner the red list too. */
public final class HiddenData {
    private HiddenData() {}

    private static Set<String> names(CarrierKind kind) {
        return kind == CarrierKind.PRACTITIONER
                ? Set.of(MailboxExtensions.RESPONSIBLE, MailboxExtensions.RED_LIST)
                : Set.of(MailboxExtensions.RESPONSIBLE);
    }

    /** Adds to a contact point the hidden attributes of another that it does not show itself. */
    public static void complete(ObjectNode shown, JsonNode known, CarrierKind kind) {
        Optional<JsonNode> from = metadata(known);
        Optional<JsonNode> to = metadata(shown);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        for (String name : names(kind)) {
            if (part(to.get(), name).isEmpty()) {
                part(from.get(), name)
                        .ifPresent(part ->
                                ((ObjectNode) to.get()).withArray("extension").add(part.deepCopy()));
            }
        }
    }

    /** A copy without what may be hidden: two readings compare by it. */
    public static ObjectNode visible(JsonNode contactPoint, CarrierKind kind) {
        ObjectNode visible = contactPoint.deepCopy();
        metadata(visible).ifPresent(metadata -> {
            ArrayNode parts = ((ObjectNode) metadata).withArray("extension");
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (names(kind).contains(parts.get(i).path("url").asText())) {
                    parts.remove(i);
                }
            }
        });
        return visible;
    }

    private static Optional<JsonNode> metadata(JsonNode contactPoint) {
        return part(contactPoint, MailboxExtensions.METADATA);
    }

    private static Optional<JsonNode> part(JsonNode element, String url) {
        return element.path("extension")
                .valueStream()
                .filter(extension -> url.equals(extension.path("url").asText()))
                .findFirst();
    }
}
