package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.Outcome;
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
final class RecentWrites {
    private final Map<String, Write> latest = new HashMap<>();

    /**
     * The latest write to one mailbox on one carrier.
     *
     * @param contactPoint empty when it was taken off
     */
    record Write(String run, Optional<? extends JsonNode> contactPoint) {}

    /** Those of the runs that began at {@code from} or later. */
    static RecentWrites since(Instant from, Journal journal) throws JournalFailure {
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
            RunHistory.of(journal, run).steps().stream()
                    .filter(step -> step.outcome().equals(Optional.of(Outcome.APPLIED)))
                    .forEach(step -> writes.add(run, step, seen.contains(run)));
        }
        return writes;
    }

    private void add(String run, RunHistory.Step step, boolean seen) {
        String place = step.carrier() + " " + step.address();
        if (seen) {
            latest.remove(place);
        } else {
            latest.put(place, new Write(run, step.wanted()));
        }
    }

    /** The write that already did what is intended, although the directory does not show it. */
    Optional<Write> that(Intention intention) {
        return latest(intention).filter(write -> intention.satisfiedBy(write.contactPoint()));
    }

    /** The write after which the directory will no longer be as intended, although it still shows so. */
    Optional<Write> against(Intention intention) {
        return latest(intention).filter(write -> !intention.satisfiedBy(write.contactPoint()));
    }

    private Optional<Write> latest(Intention intention) {
        return Optional.ofNullable(latest.get(intention.carrier() + " " + intention.address()));
    }
}
