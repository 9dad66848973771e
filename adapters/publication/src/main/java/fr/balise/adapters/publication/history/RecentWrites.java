package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.changes.RecordedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs of a short while ago wrote, and nobody saw in the directory yet. Endpoint and directory are two servers:
 * what one took, the other may show later, and whoever trusts the look alone inserts it twice.
 */
public final class RecentWrites {
    private final Map<String, Write> latest = new HashMap<>();

    /**
     * The latest write to one mailbox on one carrier.
     *
     * @param contactPoint empty when it was taken off
     */
    public record Write(String run, Optional<? extends JsonNode> contactPoint) {}

    /** Those of the runs that began at {@code from} or later. */
    public static RecentWrites since(Instant from, Journal journal) throws JournalFailure {
        List<String> runs = new ArrayList<>();
        journal.read(
                Entry.Kind.RUN_STARTED,
                entry -> entry.content()
                        .filter(content -> !RunOutline.purged(entry))
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
        for (String run : new LinkedHashSet<>(runs)) {
            RunHistory.of(journal, run).changes().stream()
                    .filter(RecordedChange::applied)
                    .forEach(change -> writes.add(run, change, seen.contains(run)));
        }
        return writes;
    }

    private void add(String run, RecordedChange change, boolean seen) {
        String place = change.carrier() + " " + change.address();
        if (seen) {
            latest.remove(place);
        } else {
            latest.put(place, new Write(run, change.wanted()));
        }
    }

    /** The write that already did what is intended, although the directory does not show it. */
    public Optional<Write> that(PendingChange change) {
        return latest(change).filter(write -> change.satisfiedBy(write.contactPoint()));
    }

    /** The write after which the directory will no longer be as intended, although it still shows so. */
    public Optional<Write> against(PendingChange change) {
        return latest(change).filter(write -> !change.satisfiedBy(write.contactPoint()));
    }

    private Optional<Write> latest(PendingChange change) {
        return Optional.ofNullable(latest.get(change.carrier() + " " + change.address()));
    }
}
