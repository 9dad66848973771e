package fr.balise.adapters.fhir.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.contact.MailboxExtensions;
import fr.balise.core.facts.stock.MailboxType;

/**
 * How a mailbox's type is written.
 *
 * @param system the code system; not used by {@link Form#CODE}
 */
public record TypeCoding(Form form, String system) {
    /** The element that holds the code. */
    public enum Form {
        /** {@code valueCodeableConcept}, with a system. */
        CODEABLE_CONCEPT,
        /** {@code valueCode}, the bare code. */
        CODE
    }

    /** The part of a mailbox's metadata that says its type. */
    public ObjectNode extension(MailboxType type) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode().put("url", MailboxExtensions.TYPE);
        if (form == Form.CODE) {
            return extension.put("valueCode", type.name());
        }
        extension
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", type.name());
        return extension;
    }
}
