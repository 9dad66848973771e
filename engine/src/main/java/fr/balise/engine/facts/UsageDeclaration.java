package fr.balise.engine.facts;

import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.identity.SituationId;
import java.time.LocalDate;

/** What a professional told the operator: this mailbox, for this situation, wanted or not, preferred or not. */
public record UsageDeclaration(
        MailboxAddress address,
        SituationId situation,
        boolean wanted,
        boolean preferred,
        LocalDate declaredOn,
        SourceLine source) {}
