package fr.balise.core.facts.stock;

import fr.balise.core.findings.Subject;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a professional told the operator: this mailbox, for this situation, wanted or not, preferred or not.
 *
 * @param declaredOn the day in France
 * @param declaredAt the moment, where it is known: of several answers of one day it tells the later
 */
public record UsageDeclaration(
        MailboxAddress address,
        SituationId situation,
        boolean wanted,
        boolean preferred,
        LocalDate declaredOn,
        Optional<Instant> declaredAt,
        SourceLine source) {
    /** An answer of which the day alone is known. */
    public UsageDeclaration(
            MailboxAddress address,
            SituationId situation,
            boolean wanted,
            boolean preferred,
            LocalDate declaredOn,
            SourceLine source) {
        this(address, situation, wanted, preferred, declaredOn, Optional.empty(), source);
    }

    /** What a finding about this line is about. */
    public Subject subject() {
        return Subject.at(address, source);
    }
}
