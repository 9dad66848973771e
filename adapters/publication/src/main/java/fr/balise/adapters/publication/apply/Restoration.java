package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.fhir.model.HiddenData;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Change;
import java.util.Comparator;
import java.util.Optional;

/**
 * The undoing of a change: what stood there before comes back, unless somebody changed it since.
 *
 * @param before what was read before the change; empty when the mailbox was not there
 * @param after what the directory showed once it was made
 */
record Restoration(
        String id,
        MailboxAddress address,
        CarrierRef carrier,
        Optional<? extends JsonNode> before,
        Optional<? extends JsonNode> after)
        implements Intention {
    /** Comes back first, goes last, so that nobody is unreachable in between. */
    static final Comparator<Restoration> ORDER = Comparator.comparing(Restoration::carrier)
            .thenComparing(Restoration::action)
            .thenComparing(Restoration::address);

    static Restoration of(RunHistory.Step step) {
        return new Restoration("undo-" + step.change(), step.address(), step.carrier(), step.before(), step.after());
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
