package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OwnWrite;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the runs of a journal did last at each place of one directory; removals too, which nothing else remembers. */
public final class OwnWrites {
    private final Set<String> runs = new HashSet<>();
    private final Map<String, Optional<MailboxContactPoint>> wanted = new HashMap<>();
    private final Map<String, OwnWrite> last = new HashMap<>();

    private OwnWrites() {}

    /**
     * Reads them. What was purged or made anonymous tells nothing any more.
     *
     * @return by {@link MemoryOverlay#place}
     * @throws JournalFailure when the journal cannot be read
     */
    public static Map<String, OwnWrite> of(Journal journal, DirectoryAddress directory) throws JournalFailure {
        OwnWrites writes = new OwnWrites();
        writes.each(journal, Entry.Kind.RUN_STARTED, (entry, content) -> {
            if (content.path("directory").asText().equals(directory.address())) {
                writes.runs.add(entry.run());
            }
        });
        writes.each(journal, Entry.Kind.INTENDED, writes::intended);
        writes.each(journal, Entry.Kind.APPLIED, writes::applied);
        return writes.last;
    }

    private void each(Journal journal, Entry.Kind kind, BiConsumer<RecordedEntry, ObjectNode> told)
            throws JournalFailure {
        journal.read(
                kind,
                entry -> entry.content()
                        .filter(content -> !RunOutline.purged(entry))
                        .filter(content -> kind == Entry.Kind.RUN_STARTED || runs.contains(entry.run()))
                        .ifPresent(content -> told.accept(entry, content)));
    }

    private void intended(RecordedEntry entry, ObjectNode content) {
        wanted.put(
                change(entry, content),
                Optional.ofNullable(content.get("wanted")).flatMap(MailboxContactPoint::of));
    }

    private void applied(RecordedEntry entry, ObjectNode content) {
        Optional<MailboxContactPoint> written = wanted.get(change(entry, content));
        if (written != null) {
            last.put(
                    MemoryOverlay.place(
                            content.path("carrier").asText(),
                            content.path("mailbox").asText()),
                    new OwnWrite(
                            Instant.parse(content.path("at").asText()),
                            written.map(contactPoint -> contactPoint.attachment(false))));
        }
    }

    private static String change(RecordedEntry entry, ObjectNode content) {
        return entry.run() + " " + content.path("change").asText();
    }
}
