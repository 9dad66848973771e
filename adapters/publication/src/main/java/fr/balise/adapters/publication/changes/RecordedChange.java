package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.running.report.Outcome;
import java.util.Optional;

/**
 * What a journal has of one change so far.
 *
 * @param id the change's, as the plan names it
 * @param position where the mailbox stood among the contact points, from 0; empty when it was not there
 * @param before what was read before the change; empty when the mailbox was not there
 * @param wanted what the call was to bring about; empty when it took the mailbox off
 * @param after what the directory showed once it was made
 * @param outcome empty while a call was begun and nobody knows what became of it
 */
public record RecordedChange(
        String id,
        MailboxAddress address,
        CarrierRef carrier,
        Optional<Integer> position,
        Optional<JsonNode> before,
        Optional<JsonNode> wanted,
        Optional<JsonNode> after,
        Optional<Outcome> outcome,
        String why) {
    /** True when it was made, so that it can be taken back. */
    public boolean applied() {
        return outcome.equals(Optional.of(Outcome.APPLIED));
    }

    /** The same, once it is known what became of it. */
    public RecordedChange settled(Outcome how, Optional<JsonNode> shown, String reason) {
        return new RecordedChange(id, address, carrier, position, before, wanted, shown, Optional.of(how), reason);
    }
}
