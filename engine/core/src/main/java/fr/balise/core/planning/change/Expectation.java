package fr.balise.core.planning.change;

import fr.balise.core.digest.JsonForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What must still be true of the carrier when a change is applied, or the change is stale.
 *
 * @param fingerprint of the attachment as it was read; empty when the mailbox was not published there
 */
public record Expectation(Optional<String> fingerprint) implements JsonForm {
    /** The mailbox is not there. */
    public static Expectation absent() {
        return new Expectation(Optional.empty());
    }

    /** The mailbox is there, showing exactly this. */
    public static Expectation showing(String fingerprint) {
        return new Expectation(Optional.of(fingerprint));
    }

    @Override
    public Object json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("published", fingerprint.isPresent());
        fingerprint.ifPresent(shown -> members.put("fingerprint", shown));
        return members;
    }
}
