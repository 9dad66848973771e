package fr.balise.adapters.publication;

import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.plan.Change;

/**
 * What became of one change, and why.
 *
 * @param why a sentence for people
 */
public record ChangeResult(
        String changeId, Change.Action action, MailboxAddress address, CarrierRef carrier, Outcome outcome, Text why) {}
