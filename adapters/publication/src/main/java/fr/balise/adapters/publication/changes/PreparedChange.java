package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A change ready to be sent: what it starts from and leads to, as kept for resuming and undoing.
 *
 * @param position where the mailbox stands among the contact points, from 0; empty when it is not there
 * @param index where it is to stand: where it stands, where it stood before it was taken off, or first
 * @param shown the contact point as it was read
 * @param before the same with what we know and the public data hide
 */
public record PreparedChange(
        PendingChange pending,
        Optional<Integer> position,
        int index,
        Optional<JsonNode> shown,
        Optional<? extends JsonNode> before,
        Optional<ObjectNode> wanted) {
    /** Not placed yet. */
    public PreparedChange(
            PendingChange pending,
            Optional<JsonNode> shown,
            Optional<? extends JsonNode> before,
            Optional<ObjectNode> wanted) {
        this(pending, Optional.empty(), 0, shown, before, wanted);
    }

    PreparedChange placed(Optional<Integer> there, int at) {
        return new PreparedChange(pending, there, at, shown, before, wanted);
    }
}
