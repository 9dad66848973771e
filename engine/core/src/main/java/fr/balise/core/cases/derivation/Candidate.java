package fr.balise.core.cases.derivation;

import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import java.util.Optional;

/**
 * One mailbox on one carrier where it is, or might be, published: the case, and whom it is about.
 *
 * @param mailbox what the stock says; empty for an address that only the directory shows
 * @param place where it is, or might be, published
 * @param carrier empty when the directory does not know it
 * @param attachment what is published there now
 * @param answer of the professional for it, by which its usage is read; empty where none is known yet
 * @param answeredAhead true when the only answer for it is dated after the evaluation date
 */
public record Candidate(
        MailboxAddress address,
        Optional<Mailbox> mailbox,
        CandidateCarrier place,
        Optional<Carrier> carrier,
        Optional<Attachment> attachment,
        PublicationCase publicationCase,
        Optional<UsageDeclaration> answer,
        boolean answeredAhead) {
    /** The same as another case; this one when the case is no other. */
    Candidate with(PublicationCase other) {
        return other == publicationCase
                ? this
                : new Candidate(address, mailbox, place, carrier, attachment, other, answer, answeredAhead);
    }

    /**
     * What its attributes are read from.
     *
     * @param own whether the operator hosts its mailbox
     */
    public CaseReading reading(Circumstances in, boolean own) {
        return new CaseReading(
                in, address, own, mailbox.filter(known -> own), place.kind(), carrier, attachment, answer);
    }

    /** True on an open situation without a readable identifier: an answer could not name it. */
    public boolean isBeyondAnswers() {
        return carrier.filter(PracticeSituation.class::isInstance)
                .map(PracticeSituation.class::cast)
                .filter(Carrier::active)
                .filter(situation -> situation.situationId().isEmpty())
                .isPresent();
    }
}
