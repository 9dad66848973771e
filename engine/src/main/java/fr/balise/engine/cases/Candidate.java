package fr.balise.engine.cases;

import fr.balise.engine.facts.Attachment;
import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.facts.Mailbox;
import fr.balise.engine.identity.MailboxAddress;
import java.util.Optional;

/**
 * One mailbox on one carrier where it is, or might be, published: the case, and whom it is about.
 *
 * @param mailbox what the stock says; empty for an address that only the directory shows
 * @param carrier empty when the directory does not know it
 * @param attachment what is published there now
 */
public record Candidate(
        MailboxAddress address,
        Optional<Mailbox> mailbox,
        CarrierRef carrierRef,
        Optional<Carrier> carrier,
        Optional<Attachment> attachment,
        PublicationCase publicationCase) {}
