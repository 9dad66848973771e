package fr.balise.adapters.publication.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RunIdentity;
import fr.balise.adapters.journal.SealedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a directory was read and found as a plan wanted it, or not. Each names the one before, so that none can
 * be left out unseen.
 *
 * @param json what was proved, with its digest
 */
public record Receipt(ObjectNode json) {
    private static final String FIRST = "0".repeat(64);
    private static final String RUN = "verification";

    /**
     * Writes a receipt into the journal.
     *
     * @param run the run whose effect was looked at, when it is known
     * @throws JournalFailure when the journal cannot be read or written
     */
    public static Receipt issue(
            Journal journal, VerificationReport report, Optional<String> run, String directory, RunIdentity identity)
            throws JournalFailure {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("plan", report.planDigest())
                .put("policy", report.policyDigest())
                .put("run", run.orElse(""))
                .put("directory", directory)
                .put("at", report.at().toString())
                .put("changes", report.changes())
                .put("checked", report.checks().size())
                .put("agreeing", report.checks().size() - report.differences().size())
                .put("read", report.readDigest())
                .put("previous", latest(journal));
        json.put("digest", SealedEntry.digest(json.toString()));
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("action", "VERIFY")
                .put("at", report.at().toString())
                .put("author", identity.author())
                .put("client", identity.client())
                .put("source", identity.source())
                .put("policy", report.policyDigest())
                .set("receipt", json);
        journal.append(List.of(new Entry(RUN, Entry.Kind.VERIFIED, content)), List.of());
        return new Receipt(json);
    }

    private static String latest(Journal journal) throws JournalFailure {
        List<String> digests = new ArrayList<>(List.of(FIRST));
        journal.read(
                Optional.of(RUN),
                entry -> entry.content()
                        .map(content -> content.path("receipt").path("digest").asText())
                        .filter(digest -> !digest.isEmpty())
                        .ifPresent(digests::add));
        return digests.get(digests.size() - 1);
    }

    /** Its digest. */
    public String digest() {
        return json.path("digest").asText();
    }

    /** The digest of the one before; zeros for the first. */
    public String previous() {
        return json.path("previous").asText();
    }

    /** True when nothing of it was altered. */
    public boolean intact() {
        ObjectNode rest = json.deepCopy();
        rest.remove("digest");
        return SealedEntry.digest(rest.toString()).equals(digest());
    }
}
