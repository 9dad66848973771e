package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.contact.HiddenData;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.MemoryOverlay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What we last wrote where, to complete what the public data hide: a patch that inserts anew would lose it. */
public final class OwnMemory {
    /** Of nothing. */
    public static final OwnMemory NONE = new OwnMemory(List.of());

    private final Map<String, JsonNode> known = new HashMap<>();

    private OwnMemory(List<Journal.Memory> remembered) {
        remembered.forEach(one -> one.contactPoint()
                .ifPresent(contactPoint -> known.put(MemoryOverlay.place(one.carrier(), one.address()), contactPoint)));
    }

    /** What a journal remembers of a directory. */
    public static OwnMemory of(Journal journal, DirectoryAddress target) throws JournalFailure {
        return new OwnMemory(journal.remembered(target.key()));
    }

    /** What it remembers of some of its carriers. */
    public static OwnMemory of(Journal journal, DirectoryAddress target, Collection<CarrierRef> carriers)
            throws JournalFailure {
        return new OwnMemory(journal.remembered(
                target.key(), carriers.stream().map(CarrierRef::toString).toList()));
    }

    /** The same as publications, for plans. */
    public MemoryOverlay overlay() {
        Map<String, Attachment> written = new HashMap<>();
        known.forEach((place, contactPoint) -> MailboxContactPoint.of(contactPoint)
                .ifPresent(mailbox -> written.put(place, mailbox.attachment(false))));
        return new MemoryOverlay(written);
    }

    /** The contact point as we last wrote it; empty when we took it off, or never wrote it. */
    Optional<JsonNode> written(PendingChange change) {
        return Optional.ofNullable(known.get(MemoryOverlay.place(
                change.carrier().toString(), change.address().value())));
    }

    /** The contact point with the hidden attributes that we know. */
    public Optional<JsonNode> complete(PendingChange change, Optional<JsonNode> shown) {
        Optional<JsonNode> ours = written(change);
        return ours.isEmpty()
                ? shown
                : shown.map(seen -> {
                    ObjectNode completed = seen.deepCopy();
                    HiddenData.complete(completed, ours.get(), change.carrier().kind());
                    return completed;
                });
    }
}
