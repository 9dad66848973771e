package fr.balise.adapters.publication.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.digest.Sha256;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.VerificationReport;
import fr.balise.operations.sources.DirectoryAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The proof that a directory was read and found as a plan wanted it, or not. Each names the one before of the same
 * directory, so that none can be left out unseen.
 *
 * @param plan digest of the plan
 * @param policy digest of the policy behind it
 * @param run the run whose effect was looked at; empty when it is not known
 * @param directory where it was read, normalised
 * @param at when, in UTC
 * @param checked how many of the changes were looked at
 * @param agreeing how many of them the directory shows
 * @param read SHA-256 over what was read
 * @param previous digest of the receipt before of that directory; zeros for the first
 * @param digest SHA-256 of the canonical JSON of all of this, with an empty digest
 */
public record Receipt(
        String plan,
        String policy,
        String run,
        String directory,
        String at,
        int changes,
        int checked,
        int agreeing,
        String read,
        String previous,
        String digest) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FIRST = "0".repeat(64);
    private static final String RUN = "verification";

    /**
     * Writes a receipt into the journal.
     *
     * @param run the run whose effect was looked at, when it is known
     * @param directory the address where it was read
     * @throws JournalFailure when the journal cannot be read or written
     */
    public static Receipt issue(
            Journal journal, VerificationReport report, Optional<String> run, String directory, RunIdentity identity)
            throws JournalFailure {
        String at = report.at().toString();
        String target = DirectoryAddress.of(URI.create(directory)).address();
        Receipt receipt = new Receipt(
                        report.planDigest(),
                        report.policyDigest(),
                        run.orElse(""),
                        target,
                        at,
                        report.changes(),
                        report.checks().size(),
                        report.checks().size() - report.differences().size(),
                        report.readDigest(),
                        latest(journal, target),
                        "")
                .digested();
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("action", "VERIFY")
                .put("at", at)
                .put("author", identity.author())
                .put("client", identity.client())
                .put("source", identity.source())
                .put("policy", report.policyDigest())
                .set("receipt", MAPPER.valueToTree(JsonTree.of(receipt)));
        journal.append(List.of(new Entry(RUN, Entry.Kind.VERIFIED, content)), List.of());
        return receipt;
    }

    private static String latest(Journal journal, String directory) throws JournalFailure {
        AtomicReference<String> latest = new AtomicReference<>(FIRST);
        journal.read(
                Entry.Kind.VERIFIED,
                entry -> entry.content()
                        .map(content -> content.path("receipt"))
                        .filter(receipt -> receipt.path("directory").asText().equals(directory))
                        .ifPresent(receipt -> latest.set(receipt.path("digest").asText())));
        return Objects.requireNonNull(latest.get());
    }

    private Receipt digested() {
        String made = Sha256.ofJson(with("")).hex();
        return with(made);
    }

    private Receipt with(String other) {
        return new Receipt(plan, policy, run, directory, at, changes, checked, agreeing, read, previous, other);
    }

    /** True when nothing of it was altered. */
    public boolean intact() {
        return digested().digest.equals(digest);
    }
}
