package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.publication.changes.PendingChange;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that an interrupted process had begun and not settled.
 *
 * @param wanted by change id, the contact point that the call was to bring about; empty when it took one off
 */
public record EarlierCalls(Map<String, Optional<? extends JsonNode>> wanted) {
    /** Of a run that nothing interrupted. */
    public static EarlierCalls none() {
        return new EarlierCalls(Map.of());
    }

    /** True when its call had been begun. */
    public boolean begun(PendingChange change) {
        return wanted.containsKey(change.id());
    }

    /** What its call was to bring about. */
    public Optional<? extends JsonNode> wanted(PendingChange change) {
        return wanted.getOrDefault(change.id(), Optional.empty());
    }
}
