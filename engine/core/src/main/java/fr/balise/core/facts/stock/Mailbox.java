package fr.balise.core.facts.stock;

import fr.balise.core.findings.Subject;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
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
        SourceLine source) {
    /** What a finding about this line is about. */
    public Subject subject() {
        return Subject.at(address, source);
    }
}
