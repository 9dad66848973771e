package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its beginning and its end tell of it; what lies between is not read.
 *
 * @param begun when; empty when purged
 * @param author who began it; empty when purged
 * @param kind {@code APPLY} or {@code UNDO}; empty when purged
 * @param endpoint where it wrote; empty when purged
 * @param counts how many changes came to which outcome, as its end tells; empty before its end, and when purged
 */
public record RunOutline(
        String run,
        Optional<Instant> begun,
        String author,
        String kind,
        String endpoint,
        Map<String, Integer> counts,
        State state) {
    private static final String NOT_SENT = "NOT_SENT";

    /** How far a run came. */
    public enum State {
        /** It came to its end, and nothing is left that resuming it would do. */
        FINISHED,
        /** The program that looks is carrying it out. */
        UNDER_WAY,
        /** It was interrupted, or told to stop. */
        TO_BE_RESUMED,
        /** Its content is no longer kept: it can be neither resumed nor undone. */
        PURGED
    }

    /** As the program tells that is carrying it out: the journal alone cannot know. */
    public RunOutline underWay() {
        return new RunOutline(run, begun, author, kind, endpoint, counts, State.UNDER_WAY);
    }

    /**
     * All runs of a journal, in the order in which they began.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static List<RunOutline> all(Journal journal) throws JournalFailure {
        List<RecordedEntry> entries = new ArrayList<>();
        journal.read(Entry.Kind.RUN_STARTED, entries::add);
        journal.read(Entry.Kind.RUN_FINISHED, entries::add);
        entries.sort(Comparator.comparingLong(RecordedEntry::number));
        // In the order of beginning, not of names: of two runs that began in one second, the draw says nothing.
        Map<String, RunOutline> runs = new LinkedHashMap<>();
        entries.forEach(entry -> runs.merge(entry.run(), of(entry), RunOutline::then));
        return List.copyOf(runs.values());
    }

    private static RunOutline of(RecordedEntry entry) {
        if (purged(entry)) {
            return new RunOutline(entry.run(), Optional.empty(), "", "", "", Map.of(), State.PURGED);
        }
        ObjectNode content = entry.content().orElseThrow();
        boolean over = entry.kind() == Entry.Kind.RUN_FINISHED && nothingLeft(content);
        Map<String, Integer> counts = new LinkedHashMap<>();
        content.path("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return new RunOutline(
                entry.run(),
                Optional.ofNullable(content.get("at")).map(at -> Instant.parse(at.asText())),
                content.path("author").asText(),
                content.path("kind").asText(),
                content.path("endpoint").asText(),
                counts,
                over ? State.FINISHED : State.TO_BE_RESUMED);
    }

    private RunOutline then(RunOutline next) {
        return state == State.PURGED
                ? this
                : new RunOutline(run, begun, author, kind, endpoint, next.counts, next.state);
    }

    /** True when an entry no longer tells what it told. */
    public static boolean purged(RecordedEntry entry) {
        return entry.content().filter(content -> !content.has("anonymous")).isEmpty();
    }

    /** A run that was told to stop comes to its end too, with changes that it did not get to. */
    public static boolean nothingLeft(ObjectNode end) {
        JsonNode counts = end.path("counts");
        return counts.path(NOT_SENT).asInt()
                        + counts.path(Entry.Kind.UNKNOWN.name()).asInt()
                == 0;
    }
}
