package fr.balise.adapters.publication.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.publication.journal.Entry;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.SealedEntry;
import fr.balise.adapters.publication.journal.SqlJournal;
import fr.balise.engine.findings.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    private String previous = SealedEntry.NOTHING_BEFORE;
    private long entries;

    private ChainCheck() {}

    /**
     * Checks.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static ChainReport of(SqlJournal journal) throws JournalFailure {
        ChainCheck check = new ChainCheck();
        journal.sealed(Optional.empty(), check::link);
        check.forgotten();
        check.end(journal);
        check.documents(journal);
        for (String memory : journal.damagedMemories()) {
            check.problem(
                    "la mémoire de " + memory + " est altérée", "what is remembered of " + memory + " is altered");
        }
        return new ChainReport(
                check.entries, check.withoutContent.size(), check.anonymous.size(), check.previous, check.told());
    }

    private void link(SealedEntry entry) {
        entries++;
        String where = "entrée " + entry.number();
        String at = "entry " + entry.number();
        if (entry.number() != entries) {
            problem(
                    "il manque l'entrée " + entries + " (puis " + where + ")",
                    "entry " + entries + " is missing (then " + at + ")");
            entries = entry.number();
        }
        if (!entry.previous().equals(previous)) {
            problem(where + " : ne suit pas celle d'avant", at + ": does not follow the one before");
        }
        if (!entry.rightHash().equals(entry.hash())) {
            problem(where + " : altérée", at + ": altered");
        }
        content(entry, where, at);
        previous = entry.hash();
    }

    private void content(SealedEntry entry, String where, String at) {
        String content = entry.content();
        if (entry.salt() != null && !entry.hasItsContent()) {
            problem(where + " : contenu altéré", at + ": content altered");
        } else if (entry.salt() != null && content != null) {
            learn(entry.kind(), content, where, at);
        } else if (content == null) {
            withoutContent.add(entry.number());
        } else {
            anonymous.put(entry.number(), content);
            learn(entry.kind(), content, where, at);
        }
    }

    /** What the entry says of others: contents that went, documents that were kept. */
    private void learn(String kind, String content, String where, String at) {
        try {
            JsonNode json = MAPPER.readTree(content);
            json.path("documents").forEach(name -> purgedDocuments.add(name.asText()));
            if (kind.equals(Entry.Kind.PURGED.name())) {
                purged.add(new long[] {
                    json.path("first").asLong(), json.path("last").asLong()
                });
                json.path("documents").forEach(name -> purgedDocuments.add(name.asText()));
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
            problem(where + " : contenu illisible", at + ": unreadable content");
        }
    }

    /** A content may be gone only where a later entry of the chain says so. */
    private void forgotten() {
        anonymous.forEach((number, content) -> {
            String digest = replacements.get(number);
            if (digest == null || !SealedEntry.digest(content).equals(digest)) {
                problem("entrée " + number + " : contenu altéré", "entry " + number + ": content altered");
            }
        });
        for (long number : withoutContent) {
            if (purged.stream().noneMatch(range -> range[0] <= number && number <= range[1])) {
                problem(
                        "entrée " + number + " : contenu disparu sans purge",
                        "entry " + number + ": content gone without a purge");
            }
        }
    }

    private void end(SqlJournal journal) throws JournalFailure {
        SqlJournal.Head head = journal.head();
        if (head.number() != entries || !head.hash().equals(previous)) {
            problem(
                    "le journal finit à l'entrée " + entries + " et devrait finir à l'entrée " + head.number(),
                    "the journal ends at entry " + entries + " and should end at entry " + head.number());
        }
    }

    private void documents(SqlJournal journal) throws JournalFailure {
        for (Map.Entry<String, String> expected : documents.entrySet()) {
            Optional<String> document = journal.kept(expected.getKey());
            boolean whole = document.isEmpty()
                    ? purgedDocuments.contains(expected.getKey())
                    : SealedEntry.digest(document.get()).equals(expected.getValue());
            if (!whole) {
                problem(
                        "le plan de " + expected.getKey() + " est altéré",
                        "the plan of " + expected.getKey() + " is altered");
            }
        }
    }

    private void problem(String fr, String en) {
        problems.add(new Text(fr, en));
    }

    private List<Text> told() {
        if (problems.size() <= MOST_TOLD) {
            return List.copyOf(problems);
        }
        List<Text> told = new ArrayList<>(problems.subList(0, MOST_TOLD));
        int more = problems.size() - MOST_TOLD;
        told.add(new Text("… et " + more + " autres altérations", "… and " + more + " more alterations"));
        return told;
    }
}
