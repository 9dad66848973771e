package fr.balise.core.facts.directory;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something in the directory that contradicts itself or was not read whole: no change on that carrier may rest on it.
 *
 * @param address the only mailbox concerned; empty for every mailbox on the carrier
 * @param from the first day on which it counts; empty for every day
 * @param why a clause without capital and full stop
 */
public record Doubt(CarrierRef carrier, Optional<MailboxAddress> address, Optional<LocalDate> from, Text why) {
    /** True for a change of that mailbox on that carrier, decided for that day. */
    public boolean concerns(CarrierRef changed, MailboxAddress mailbox, LocalDate asOf) {
        return carrier.equals(changed)
                && address.map(mailbox::equals).orElse(true)
                && from.map(first -> !asOf.isBefore(first)).orElse(true);
    }
}
