package fr.balise.operations.running.report;

import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;

/**
 * What became of one change, and why.
 *
 * @param why a sentence for people
 */
public record ChangeResult(
        String changeId, Change.Action action, MailboxAddress address, CarrierRef carrier, Outcome outcome, Text why) {}
