package fr.balise.core.facts.stock;

import fr.balise.core.findings.Subject;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;

/** What a professional told the operator: this mailbox, for this situation, wanted or not, preferred or not. */
public record UsageDeclaration(
        MailboxAddress address,
        SituationId situation,
        boolean wanted,
        boolean preferred,
        LocalDate declaredOn,
        SourceLine source) {
    /** What a finding about this line is about. */
    public Subject subject() {
        return Subject.at(address, source);
    }
}
