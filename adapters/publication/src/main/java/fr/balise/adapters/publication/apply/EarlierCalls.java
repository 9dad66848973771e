package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that an interrupted process had begun and not settled.
 *
 * @param wanted by change id, the contact point that the call was to bring about; empty when it took one off
 */
record EarlierCalls(Map<String, Optional<? extends JsonNode>> wanted) {
    static EarlierCalls none() {
        return new EarlierCalls(Map.of());
    }

    boolean begun(Intention intention) {
        return wanted.containsKey(intention.id());
    }

    Optional<? extends JsonNode> wanted(Intention intention) {
        return wanted.getOrDefault(intention.id(), Optional.empty());
    }
}
