package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.chain.ChainHead;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Text;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a whole journal and says whether any of it was altered. */
public final class ChainCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_TOLD = 20;

    private final List<Text> problems = new ArrayList<>();
    private final Map<Long, String> anonymous = new TreeMap<>();
    private final Map<Long, String> replacements = new HashMap<>();
    private final Set<Long> withoutContent = new HashSet<>();
    private final List<long[]> purged = new ArrayList<>();
    private final Set<String> purgedDocuments = new HashSet<>();
    private final Map<String, String> documents = new TreeMap<>();
    private final Set<String> missing = new TreeSet<>();
    private final RememberedWrites writes = new RememberedWrites();
    private Optional<ChainHead> besides = Optional.empty();
    private String previous = SealedEntry.NOTHING_BEFORE;
    private long entries;

    private ChainCheck() {}

    /**
     * Checks a journal against itself. Whoever can write to it could also rewrite it as a whole: only a seal that was
     * noted elsewhere tells.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static ChainReport of(SqlJournal journal) throws JournalFailure {
        return of(journal, Set.of());
    }

    /**
     * Checks a journal against itself and against seals that were noted elsewhere.
     *
     * @param noted seals of entries, or digests of receipts, that must be found in it
     * @throws JournalFailure when the journal cannot be read
     */
    public static ChainReport of(SqlJournal journal, Set<String> noted) throws JournalFailure {
        ChainCheck check = new ChainCheck();
        check.missing.addAll(noted);
        check.problems.addAll(journal.damages());
        check.besides = journal.notedHead();
        journal.sealed(Optional.empty(), check::link);
        check.forgotten();
        check.end(journal);
        check.documents(journal);
        check.memories(journal);
        check.missing.forEach(seal -> check.problem("altered.noSeal", seal));
        return new ChainReport(
                check.entries, check.withoutContent.size(), check.anonymous.size(), check.previous, check.told());
    }

    private void link(SealedEntry entry) {
        entries++;
        long number = entry.number();
        if (number != entries) {
            problem("altered.missing", entries, number);
            entries = number;
        }
        if (!entry.previous().equals(previous)) {
            problem("altered.order", number);
        }
        if (!entry.rightHash().equals(entry.hash())) {
            problem("altered.entry", number);
        }
        if (besides.filter(seal -> seal.number() == number && !seal.hash().equals(entry.hash()))
                .isPresent()) {
            problem("altered.otherSeal", number);
        }
        content(entry);
        missing.remove(entry.hash());
        previous = entry.hash();
    }

    private void content(SealedEntry entry) {
        String content = entry.content();
        if (entry.salt() != null && !entry.hasItsContent()) {
            problem("altered.content", entry.number());
        } else if (entry.salt() != null && content != null) {
            learn(entry, content);
            writes.read(entry);
        } else if (content == null) {
            withoutContent.add(entry.number());
            writes.forgotten();
        } else {
            anonymous.put(entry.number(), content);
            writes.forgotten();
            learn(entry, content);
        }
    }

    /** What the entry says of others: contents that went, documents that were kept. */
    private void learn(SealedEntry entry, String content) {
        String kind = entry.kind();
        try {
            JsonNode json = MAPPER.readTree(content);
            json.path("documents").forEach(name -> purgedDocuments.add(name.asText()));
            missing.remove(json.path("receipt").path("digest").asText());
            if (kind.equals(Entry.Kind.PURGED.name())) {
                purged.add(new long[] {
                    json.path("first").asLong(), json.path("last").asLong()
                });
            } else if (kind.equals(Entry.Kind.PSEUDONYMISED.name())) {
                json.path("digests")
                        .properties()
                        .forEach(digest -> replacements.put(
                                Long.valueOf(digest.getKey()), digest.getValue().asText()));
            } else if (kind.equals(Entry.Kind.RUN_STARTED.name()) && json.has("documentDigest")) {
                documents.put(
                        json.path("document").asText(),
                        json.path("documentDigest").asText());
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            problem("altered.unreadable", entry.number());
        }
    }

    /** A content may be gone only where a later entry of the chain says so. */
    private void forgotten() {
        anonymous.forEach((number, content) -> {
            String digest = replacements.get(number);
            if (digest == null || !SealedEntry.digest(content).equals(digest)) {
                problem("altered.content", number);
            }
        });
        for (long number : withoutContent) {
            if (purged.stream().noneMatch(range -> range[0] <= number && number <= range[1])) {
                problem("altered.gone", number);
            }
        }
    }

    private void end(SqlJournal journal) throws JournalFailure {
        ChainHead head = journal.head();
        if (head.number() != entries || !head.hash().equals(previous)) {
            problem("altered.end", entries, head.number());
        }
        besides.filter(seal -> seal.number() > entries)
                .ifPresent(seal -> problem("altered.sealAhead", entries, seal.number()));
    }

    /** What is remembered must be what the entries say was written, as far as they are kept. */
    private void memories(SqlJournal journal) throws JournalFailure {
        writes.differences(journal.memoryDigests()).forEach(memory -> problem("altered.memory", memory));
    }

    private void documents(SqlJournal journal) throws JournalFailure {
        for (Map.Entry<String, String> expected : documents.entrySet()) {
            Sha256 digest = new Sha256();
            boolean there = journal.kept(expected.getKey(), digest.writing(OutputStream.nullOutputStream()));
            boolean whole =
                    there ? digest.hex().equals(expected.getValue()) : purgedDocuments.contains(expected.getKey());
            if (!whole) {
                problem("altered.plan", expected.getKey());
            }
        }
    }

    private void problem(String key, Object... arguments) {
        problems.add(JournalFailure.MESSAGES.text(key, arguments));
    }

    private List<Text> told() {
        if (problems.size() <= MOST_TOLD) {
            return List.copyOf(problems);
        }
        List<Text> told = new ArrayList<>(problems.subList(0, MOST_TOLD));
        int more = problems.size() - MOST_TOLD;
        told.add(JournalFailure.MESSAGES.text("altered.more", more));
        return told;
    }
}
