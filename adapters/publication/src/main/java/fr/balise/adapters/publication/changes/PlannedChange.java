package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.patch.MailboxWriting;
import fr.balise.adapters.publication.carriers.Agreement;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import java.util.Optional;

/** A change of a plan. */
public record PlannedChange(String id, Change change, MailboxWriting writing) implements PendingChange {
    /** To be written in the words of a dialect. */
    public static PlannedChange of(Change change, MailboxWriting writing) {
        return new PlannedChange(change.id().value(), change, writing);
    }

    @Override
    public Change.Action action() {
        return change.action();
    }

    @Override
    public MailboxAddress address() {
        return change.place().address();
    }

    @Override
    public CarrierRef carrier() {
        return change.place().carrier();
    }

    @Override
    public boolean startsFrom(Optional<? extends JsonNode> shown) {
        return shown.map(CanonicalJson::fingerprint).equals(change.expected().fingerprint());
    }

    @Override
    public Optional<ObjectNode> wanted(Optional<? extends JsonNode> current) {
        return writing.wanted(change, current);
    }

    @Override
    public boolean satisfiedBy(Optional<? extends JsonNode> current) {
        return Agreement.agrees(change, current);
    }

    @Override
    public Optional<Integer> position() {
        return Optional.empty();
    }

    @Override
    public Optional<Text> forbiddenBy(ApiDialect dialect) {
        return dialect.forbids(change);
    }
}
