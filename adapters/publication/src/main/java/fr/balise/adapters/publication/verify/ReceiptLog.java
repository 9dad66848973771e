package fr.balise.adapters.publication.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.sources.DirectoryAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The receipts that a journal holds. */
public final class ReceiptLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RUN = "verification";

    private ReceiptLog() {}

    /**
     * Writes a receipt.
     *
     * @param run the run whose effect was looked at, when it is known
     * @param directory the address where it was read
     * @throws JournalFailure when the journal cannot be read or written
     */
    public static Receipt issue(
            Journal journal, VerificationReport report, Optional<RunName> run, String directory, RunIdentity identity)
            throws JournalFailure {
        String target = DirectoryAddress.of(URI.create(directory)).address();
        Receipt receipt = Receipt.of(report, run, target, latest(journal, target));
        ObjectNode content = Entry.action("VERIFY", identity, report.at()).put("policy", report.policyDigest());
        content.set("receipt", MAPPER.valueToTree(JsonTree.of(receipt)));
        journal.append(List.of(new Entry(RUN, Entry.Kind.VERIFIED, content)), List.of());
        return receipt;
    }

    private static String latest(Journal journal, String directory) throws JournalFailure {
        AtomicReference<String> latest = new AtomicReference<>(Receipt.FIRST);
        journal.read(
                Entry.Kind.VERIFIED,
                entry -> entry.content()
                        .map(content -> content.path("receipt"))
                        .filter(receipt -> receipt.path("directory").asText().equals(directory))
                        .ifPresent(receipt -> latest.set(receipt.path("digest").asText())));
        return Objects.requireNonNull(latest.get());
    }
}
