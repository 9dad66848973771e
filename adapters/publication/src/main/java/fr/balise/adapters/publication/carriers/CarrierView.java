package fr.balise.adapters.publication.carriers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.adapters.fhir.patch.PatchTarget;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.MailboxAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A carrier as the directory shows it just now.
 *
 * @param known identifiers by which a conditional patch can name it
 */
public record CarrierView(CarrierRef ref, JsonNode resource, PatchTarget.Known known) {
    /** The mailbox's contact point; empty when it is not there. */
    public Optional<JsonNode> mailbox(MailboxAddress address) {
        return MailboxContactPoint.in(resource)
                .map(MailboxContactPoint::json)
                .filter(telecom -> names(telecom, address))
                .findFirst();
    }

    /**
     * True when no patch could name the mailbox alone: the address stands several times, or on ordinary contact data,
     * which {@code where(value = …)} would strike as well.
     */
    public boolean ambiguous(MailboxAddress address) {
        long named = telecoms().filter(telecom -> names(telecom, address)).count();
        return named > (mailbox(address).isPresent() ? 1 : 0);
    }

    private Stream<JsonNode> telecoms() {
        return resource.path("telecom").valueStream();
    }

    private static boolean names(JsonNode telecom, MailboxAddress address) {
        return telecom.path("value").asText().strip().equalsIgnoreCase(address.value());
    }
}
