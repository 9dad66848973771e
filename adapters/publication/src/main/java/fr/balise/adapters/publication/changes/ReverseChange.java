package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.model.contact.HiddenData;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.util.Optional;

/**
 * The undoing of a change: what stood there before comes back, unless somebody changed it since.
 *
 * @param position where the mailbox stood; empty when it was not there
 * @param before what was read before the change; empty when the mailbox was not there
 * @param after what the directory showed once it was made
 */
public record ReverseChange(
        String id,
        MailboxAddress address,
        CarrierRef carrier,
        Optional<Integer> position,
        Optional<? extends JsonNode> before,
        Optional<? extends JsonNode> after)
        implements PendingChange {
    /**
     * Takes back what a journal tells.
     *
     * @param intended the content of the entry before its call
     * @param applied the content of the entry after it
     */
    public static ReverseChange of(ObjectNode intended, ObjectNode applied) {
        return new ReverseChange(
                "undo-" + intended.path("change").asText(),
                new MailboxAddress(intended.path("mailbox").asText()),
                carrier(intended),
                Optional.ofNullable(intended.get("position")).map(JsonNode::asInt),
                Optional.ofNullable(intended.get("before")),
                Optional.ofNullable(applied.get("after")));
    }

    /** The carrier that an entry of a journal names. */
    public static CarrierRef carrier(ObjectNode content) {
        String reference = content.path("carrier").asText();
        int slash = reference.indexOf('/');
        for (CarrierKind kind : CarrierKind.values()) {
            if (kind.resourceType().equals(reference.substring(0, Math.max(slash, 0)))) {
                return new CarrierRef(kind, reference.substring(slash + 1));
            }
        }
        throw new IllegalStateException("no carrier: " + reference + "; run journal verify");
    }

    @Override
    public Change.Action action() {
        if (before.isEmpty()) {
            return Change.Action.DETACH;
        }
        return after.isEmpty() ? Change.Action.ATTACH : Change.Action.UPDATE;
    }

    @Override
    public boolean startsFrom(Optional<? extends JsonNode> shown) {
        return looksLike(shown, after);
    }

    @Override
    public Optional<ObjectNode> wanted(Optional<? extends JsonNode> current) {
        return before.map(contactPoint -> (ObjectNode) contactPoint.deepCopy());
    }

    @Override
    public boolean satisfiedBy(Optional<? extends JsonNode> current) {
        return looksLike(current, before);
    }

    /** Reads and answers do not show the same attributes: what may be hidden does not count. */
    private boolean looksLike(Optional<? extends JsonNode> one, Optional<? extends JsonNode> other) {
        return one.map(this::visible).equals(other.map(this::visible));
    }

    private String visible(JsonNode contactPoint) {
        return CanonicalJson.of(HiddenData.visible(contactPoint, carrier.kind()));
    }

    @Override
    public Optional<Text> forbiddenBy(ApiDialect dialect) {
        return Optional.empty();
    }
}
