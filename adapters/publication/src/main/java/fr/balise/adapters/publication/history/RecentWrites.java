package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.MemoryOverlay;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs of a short while ago wrote, and nobody saw in the directory yet. Endpoint and directory are two servers:
 * what one took, the other may show later, and whoever trusts the look alone inserts it twice.
 */
public final class RecentWrites {
    private final Map<String, String> latest = new HashMap<>();

    /** Those of the runs on a directory that began at {@code from} or later. */
    public static RecentWrites since(Instant from, Journal journal, DirectoryAddress directory) throws JournalFailure {
        Set<String> runs = new LinkedHashSet<>();
        journal.read(
                Entry.Kind.RUN_STARTED,
                entry -> entry.content()
                        .filter(content -> !RunOutline.purged(entry))
                        .filter(content -> content.path("target").asText().equals(directory.key()))
                        .filter(content ->
                                Instant.parse(content.path("at").asText()).isAfter(from))
                        .ifPresent(content -> runs.add(entry.run())));
        Set<String> seen = new HashSet<>();
        journal.read(
                Entry.Kind.VERIFIED,
                entry -> entry.content()
                        .map(content -> content.path("receipt"))
                        .filter(receipt -> receipt.path("agreeing").equals(receipt.path("changes")))
                        .ifPresent(receipt -> seen.add(receipt.path("run").asText())));
        RecentWrites writes = new RecentWrites();
        for (String run : runs) {
            journal.read(Optional.of(run), entry -> writes.add(entry, seen.contains(run)));
        }
        return writes;
    }

    private void add(RecordedEntry entry, boolean seen) {
        if (entry.kind() != Entry.Kind.APPLIED || RunOutline.purged(entry)) {
            return;
        }
        ObjectNode content = entry.content().orElseThrow();
        String place = MemoryOverlay.place(
                content.path("carrier").asText(), content.path("mailbox").asText());
        if (seen) {
            latest.remove(place);
        } else {
            latest.put(place, entry.run());
        }
    }

    /** The run whose write already did what is intended, although the directory does not show it. */
    public Optional<String> that(PendingChange change, OwnMemory memory) {
        return latest(change).filter(run -> change.satisfiedBy(memory.written(change)));
    }

    /** The run after whose write the directory will no longer be as intended, although it still shows so. */
    public Optional<String> against(PendingChange change, OwnMemory memory) {
        return latest(change).filter(run -> !change.satisfiedBy(memory.written(change)));
    }

    private Optional<String> latest(PendingChange change) {
        return Optional.ofNullable(latest.get(MemoryOverlay.place(
                change.carrier().toString(), change.address().value())));
    }
}
