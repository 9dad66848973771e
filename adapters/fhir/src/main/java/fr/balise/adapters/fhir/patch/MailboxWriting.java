package fr.balise.adapters.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.model.contact.MailboxExtensions;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import java.util.Optional;

/** The contact point that a change wants to see in the directory. */
public final class MailboxWriting {
    private final ApiDialect dialect;

    /** Writes as this dialect does. */
    public MailboxWriting(ApiDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * The contact point once the change is made; empty when it takes the mailbox off. Whatever the change does not edit
     * stays as it was read, extensions that we do not know included.
     *
     * @param current the contact point as it was read; not altered
     */
    public Optional<ObjectNode> wanted(Change change, Optional<? extends JsonNode> current) {
        if (change instanceof Change.Detach) {
            return Optional.empty();
        }
        ObjectNode contactPoint = current.map(read -> (ObjectNode) read.deepCopy())
                .orElseGet(() ->
                        fresh(change.place().address().value(), change.place().type()));
        apply(change.edits(), contactPoint, change.place().type());
        return Optional.of(contactPoint);
    }

    private ObjectNode fresh(String address, MailboxType type) {
        ObjectNode contactPoint = JsonNodeFactory.instance.objectNode();
        contactPoint.put("system", "email").put("value", address);
        if (dialect.sendEmailType()) {
            contactPoint
                    .withArray("extension")
                    .addObject()
                    .put("url", MailboxExtensions.EMAIL_TYPE)
                    .putObject("valueCoding")
                    .put("system", MailboxExtensions.MESSAGING_TYPES)
                    .put("code", MailboxExtensions.MSSANTE);
        }
        metadata(contactPoint, type);
        return contactPoint;
    }

    private void apply(AttributeEdits edits, ObjectNode contactPoint, MailboxType type) {
        if (edits.rank() instanceof Edit.Clear) {
            contactPoint.remove("rank");
        }
        edits.rank().newValue().ifPresent(rank -> contactPoint.put("rank", rank));
        edit(contactPoint, type, MailboxExtensions.RED_LIST, "valueBoolean", edits.redList());
        edit(contactPoint, type, MailboxExtensions.DESCRIPTION, "valueString", edits.description());
        edit(contactPoint, type, MailboxExtensions.SERVICE, "valueString", edits.service());
        edit(contactPoint, type, MailboxExtensions.RESPONSIBLE, "valueString", edits.responsible());
    }

    private void edit(ObjectNode contactPoint, MailboxType type, String name, String valueName, Edit<?> edit) {
        if (edit instanceof Edit.Clear) {
            ArrayNode parts = metadata(contactPoint, type).withArray("extension");
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (name.equals(parts.get(i).path("url").asText())) {
                    parts.remove(i);
                }
            }
        }
        edit.newValue()
                .ifPresent(value -> part(metadata(contactPoint, type), name).set(valueName, node(value)));
    }

    private static JsonNode node(Object value) {
        return value instanceof Boolean flag ? BooleanNode.valueOf(flag) : TextNode.valueOf(value.toString());
    }

    /** The metadata extension; made, with the type, where it is missing. */
    private ObjectNode metadata(ObjectNode contactPoint, MailboxType type) {
        ArrayNode extensions = contactPoint.withArray("extension");
        Optional<ObjectNode> known = find(extensions, MailboxExtensions.METADATA);
        if (known.isPresent()) {
            return known.get();
        }
        ObjectNode made = extensions.addObject().put("url", MailboxExtensions.METADATA);
        made.putArray("extension").add(dialect.typeCoding().extension(type));
        return made;
    }

    private static ObjectNode part(ObjectNode metadata, String name) {
        ArrayNode parts = metadata.withArray("extension");
        return find(parts, name).orElseGet(() -> parts.addObject().put("url", name));
    }

    private static Optional<ObjectNode> find(ArrayNode extensions, String url) {
        for (JsonNode extension : extensions) {
            if (extension instanceof ObjectNode object
                    && url.equals(object.path("url").asText())) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }
}
