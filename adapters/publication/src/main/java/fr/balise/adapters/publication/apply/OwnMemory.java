package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.HiddenData;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.state.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What we last wrote where, to complete what the public data hide: a patch that inserts anew would lose it. */
final class OwnMemory {
    private final Map<String, JsonNode> known = new HashMap<>();

    static OwnMemory of(Journal journal, Target target) throws JournalFailure {
        OwnMemory memory = new OwnMemory();
        journal.remembered(target.key())
                .forEach(one -> one.contactPoint()
                        .ifPresent(
                                contactPoint -> memory.known.put(one.carrier() + " " + one.address(), contactPoint)));
        return memory;
    }

    /** The contact point with the hidden attributes that we know. */
    Optional<JsonNode> complete(Intention intention, Optional<JsonNode> shown) {
        JsonNode ours = known.get(intention.carrier() + " " + intention.address());
        if (ours == null) {
            return shown;
        }
        return shown.map(seen -> {
            ObjectNode completed = seen.deepCopy();
            HiddenData.complete(completed, ours, intention.carrier().kind());
            return completed;
        });
    }
}
