package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.util.Optional;

/** One mailbox on one carrier, and what is to become of it: a plan's change, or the undoing of one. */
public sealed interface PendingChange permits PlannedChange, ReverseChange {
    /** The change's id, which names it in journal and report. */
    String id();

    /** What is done. */
    Change.Action action();

    /** Which mailbox. */
    MailboxAddress address();

    /** Where. */
    CarrierRef carrier();

    /** True when what is shown is what it was made from; otherwise it is stale. */
    boolean startsFrom(Optional<? extends JsonNode> shown);

    /** The contact point once it is done; empty when it is taken off. */
    Optional<ObjectNode> wanted(Optional<? extends JsonNode> current);

    /** True when what the directory shows is what is wanted, as far as it shows everything. */
    boolean satisfiedBy(Optional<? extends JsonNode> current);

    /** Where among the contact points it stood before, from 0; empty when nobody asks for a place. */
    Optional<Integer> position();

    /** Why the dialect has no place for it. */
    Optional<Text> forbiddenBy(ApiDialect dialect);
}
