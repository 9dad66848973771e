package fr.balise.core.facts.stock;

import fr.balise.core.findings.Subject;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One mailbox of the operator's stock.
 *
 * @param structure the structure answerable for it; told with the system of its number, as the
 *     directory tells it
 * @param lastActivity the last day on which it was used; empty when the operator does not know
 * @param redList true when it must not be shown (IG-REDLIST)
 * @param description shown with it; empty when the stock says nothing, which never clears what is published
 * @param service as {@code description}
 * @param responsible as {@code description}
 * @param labels what the stock says in columns of the operator's own, by the name of the column in small letters; the
 *     cells that hold something
 */
public record Mailbox(
        MailboxAddress address,
        MailboxType type,
        Holder holder,
        Optional<Identifier> structure,
        MailboxStatus status,
        Optional<LocalDate> lastActivity,
        boolean redList,
        Optional<String> description,
        Optional<String> service,
        Optional<String> responsible,
        Map<String, String> labels,
        SourceLine source) {
    /** Copies the map. */
    public Mailbox {
        labels = Map.copyOf(labels);
    }

    /** A mailbox of a stock without columns of the operator's own. */
    public Mailbox(
            MailboxAddress address,
            MailboxType type,
            Holder holder,
            Optional<Identifier> structure,
            MailboxStatus status,
            Optional<LocalDate> lastActivity,
            boolean redList,
            Optional<String> description,
            Optional<String> service,
            Optional<String> responsible,
            SourceLine source) {
        this(
                address,
                type,
                holder,
                structure,
                status,
                lastActivity,
                redList,
                description,
                service,
                responsible,
                Map.of(),
                source);
    }

    /** What a finding about this line is about. */
    public Subject subject() {
        return Subject.at(address, source);
    }
}
