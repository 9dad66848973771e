package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.chain.SqlJournal.Replacement;
import fr.balise.operations.running.RunIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends the keeping of old entries (EX_GDT_5070): their contents are deleted, or made anonymous so that counts and
 * outcomes stay. The chain keeps their digests, so it can be checked as before; the salts go, so that no digest can be
 * tried against guesses. Runs that are not finished are left, since resuming needs them.
 */
public final class Retention {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int ENTRIES_A_DIGEST_LIST = 500;
    private static final String RETENTION_RUN = "retention";

    private final SqlJournal journal;
    private final RunIdentity identity;

    /** For one journal, in somebody's name. */
    public Retention(SqlJournal journal, RunIdentity identity) {
        this.journal = journal;
        this.identity = identity;
    }

    /** What becomes of a content. */
    public enum Fate {
        /** It is deleted. */
        PURGE,
        /** Whatever leads to a person or a mailbox is replaced by a name that nobody can trace back. */
        PSEUDONYMISE
    }

    /**
     * Deals with the contents of all entries that are older.
     *
     * @param before entries from then on are left
     * @param now goes into the entry that tells of it
     * @return how many contents went
     * @throws JournalFailure when the journal is in use or cannot be written
     */
    public int forget(Fate fate, Instant before, Instant now) throws JournalFailure {
        try (Journal.Hold hold = journal.hold()) {
            List<SealedEntry> old = old(fate, before);
            if (old.isEmpty()) {
                journal.scrub();
                return 0;
            }
            Pseudonyms pseudonyms = new Pseudonyms();
            List<Replacement> replacements = new ArrayList<>();
            Set<String> runs = new TreeSet<>();
            for (SealedEntry entry : old) {
                runs.add(entry.run());
                replacements.add(
                        new Replacement(entry.number(), fate == Fate.PURGE ? null : anonymous(entry, pseudonyms)));
            }
            // First the chain says what goes, then it goes: a crash in between leaves nothing unexplained.
            journal.append(notices(fate, replacements, runs, before, now), List.of());
            journal.replaceContents(replacements);
            for (String run : runs) {
                journal.dropDocument(run);
            }
            journal.scrub();
            return replacements.size();
        }
    }

    private List<SealedEntry> old(Fate fate, Instant before) throws JournalFailure {
        Set<String> left = RunOutline.all(journal).stream()
                .filter(run -> run.state() == RunOutline.State.TO_BE_RESUMED)
                .map(RunOutline::run)
                .collect(Collectors.toCollection(HashSet::new));
        left.add(RETENTION_RUN);
        List<SealedEntry> old = new ArrayList<>();
        journal.sealed(Optional.empty(), entry -> {
            String content = entry.content();
            boolean still = content != null && (fate == Fate.PURGE || entry.salt() != null);
            if (still && !left.contains(entry.run()) && at(content).isBefore(before)) {
                old.add(entry);
            }
        });
        return old;
    }

    private static Instant at(@Nullable String content) {
        return Instant.parse(json(content).path("at").asText());
    }

    private static ObjectNode json(@Nullable String content) {
        try {
            return (ObjectNode) MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the journal is no JSON; run journal verify", e);
        }
    }

    private static String anonymous(SealedEntry entry, Pseudonyms pseudonyms) {
        ObjectNode from = json(entry.content());
        ObjectNode to = JsonNodeFactory.instance.objectNode().put("anonymous", true);
        for (String kept : List.of("action", "at", "policy", "plan", "kind", "attempt", "counts")) {
            Optional.ofNullable(from.get(kept)).ifPresent(value -> to.set(kept, value));
        }
        for (String hidden : List.of("author", "source", "mailbox", "carrier", "change")) {
            Optional.ofNullable(from.get(hidden))
                    .ifPresent(value -> to.put(hidden, pseudonyms.of(hidden, value.asText())));
        }
        if (from.path("response").has("status")) {
            to.putObject("response").set("status", from.path("response").get("status"));
        }
        return CanonicalJson.of(to);
    }

    private List<Entry> notices(
            Fate fate, List<Replacement> replacements, Set<String> runs, Instant before, Instant now) {
        List<Entry> notices = new ArrayList<>();
        if (fate == Fate.PURGE) {
            // One notice for each unbroken stretch: what lies between two of them is kept, and must not go unseen.
            int from = 0;
            for (int i = 1; i <= replacements.size(); i++) {
                long last = replacements.get(i - 1).number();
                if (i == replacements.size() || replacements.get(i).number() != last + 1) {
                    long first = replacements.get(from).number();
                    notices.add(notice(Entry.Kind.PURGED, first, last, runs, before, now));
                    from = i;
                }
            }
            return notices;
        }
        for (int from = 0; from < replacements.size(); from += ENTRIES_A_DIGEST_LIST) {
            List<Replacement> some =
                    replacements.subList(from, Math.min(from + ENTRIES_A_DIGEST_LIST, replacements.size()));
            Entry notice = notice(
                    Entry.Kind.PSEUDONYMISED,
                    some.get(0).number(),
                    some.get(some.size() - 1).number(),
                    runs,
                    before,
                    now);
            ObjectNode digests = notice.content().putObject("digests");
            some.forEach(one ->
                    digests.put(String.valueOf(one.number()), SealedEntry.digest(String.valueOf(one.content()))));
            notices.add(notice);
        }
        return notices;
    }

    private Entry notice(Entry.Kind kind, long first, long last, Set<String> runs, Instant before, Instant now) {
        ObjectNode content = Entry.action(kind.name(), identity, now)
                .put("first", first)
                .put("last", last)
                .put("before", before.toString());
        runs.forEach(run -> content.withArray("documents").add(run));
        return new Entry(RETENTION_RUN, kind, content);
    }
}
