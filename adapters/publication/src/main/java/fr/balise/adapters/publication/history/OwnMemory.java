package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.HiddenData;
import fr.balise.adapters.fhir.model.MailboxContactPoint;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.MemoryOverlay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What we last wrote where, to complete what the public data hide: a patch that inserts anew would lose it. */
public final class OwnMemory {
    private final Map<String, JsonNode> known = new HashMap<>();

    /** What a journal remembers of a directory. */
    public static OwnMemory of(Journal journal, DirectoryAddress target) throws JournalFailure {
        OwnMemory memory = new OwnMemory();
        journal.remembered(target.key())
                .forEach(one -> one.contactPoint()
                        .ifPresent(contactPoint ->
                                memory.known.put(MemoryOverlay.place(one.carrier(), one.address()), contactPoint)));
        return memory;
    }

    /** The same as publications, for plans. */
    public MemoryOverlay overlay() {
        Map<String, Attachment> written = new HashMap<>();
        known.forEach((place, contactPoint) -> MailboxContactPoint.of(contactPoint)
                .ifPresent(mailbox -> written.put(place, mailbox.attachment(false))));
        return new MemoryOverlay(written);
    }

    /** The contact point with the hidden attributes that we know. */
    public Optional<JsonNode> complete(PendingChange change, Optional<JsonNode> shown) {
        JsonNode ours = known.get(MemoryOverlay.place(
                change.carrier().toString(), change.address().value()));
        if (ours == null) {
            return shown;
        }
        return shown.map(seen -> {
            ObjectNode completed = seen.deepCopy();
            HiddenData.complete(completed, ours, change.carrier().kind());
            return completed;
        });
    }
}
