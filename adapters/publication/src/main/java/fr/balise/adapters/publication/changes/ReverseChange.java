package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.fhir.model.HiddenData;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
     * Takes back all that was made, the last first on each carrier: so each place is found again, and what was taken off
     * comes back before what was added goes.
     *
     * @param changes in the order in which they were made
     */
    public static List<ReverseChange> of(Collection<RecordedChange> changes) {
        List<ReverseChange> reversed = new ArrayList<>(changes.stream()
                .filter(RecordedChange::applied)
                .map(ReverseChange::of)
                .toList());
        Collections.reverse(reversed);
        reversed.sort(Comparator.comparing(ReverseChange::carrier));
        return reversed;
    }

    private static ReverseChange of(RecordedChange change) {
        return new ReverseChange(
                "undo-" + change.id(),
                change.address(),
                change.carrier(),
                change.position(),
                change.before(),
                change.after());
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
