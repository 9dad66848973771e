package fr.balise.operations.following;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.sources.FactSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator's mailboxes show of themselves, for tools outside. A red-listed address never leaves. */
public record Exporting(FactSource source) {
    /**
     * The operator's publications on open records, of open professionals and structures, sorted by address and record. An address that the stock, or any record,
     * has on the red list is left out everywhere.
     *
     * @throws Refusal when the directory cannot be read
     */
    public List<Publication> publications() throws Refusal, InterruptedException {
        PublicationFacts facts = source.read(TypeSettings.NONE);
        Set<MailboxAddress> listed = redListed(facts);
        DirectoryIndex directory = new DirectoryIndex(facts.carriers());
        List<Publication> all = new ArrayList<>();
        for (Carrier carrier : directory.carriers()) {
            Optional<Practitioner> professional = professional(carrier, directory);
            Optional<Structure> structure = structure(carrier, directory);
            if (Stream.of(Optional.of(carrier), professional, structure)
                    .flatMap(Optional::stream)
                    .allMatch(Carrier::active)) {
                carrier.attachments().stream()
                        .filter(shown -> facts.operator().owns(shown.address()))
                        .filter(shown -> !listed.contains(shown.address()))
                        .forEach(shown -> all.add(new Publication(shown, carrier, professional, structure)));
            }
        }
        all.sort(Comparator.comparing((Publication each) -> each.shown().address())
                .thenComparing(each -> each.carrier().ref()));
        return all;
    }

    private static Set<MailboxAddress> redListed(PublicationFacts facts) {
        return Stream.concat(
                        facts.mailboxes().stream().filter(Mailbox::redList).map(Mailbox::address),
                        facts.carriers().stream()
                                .flatMap(carrier -> carrier.attachments().stream())
                                .filter(shown -> shown.redList().orElse(false))
                                .map(Attachment::address))
                .collect(Collectors.toSet());
    }

    private static Optional<Practitioner> professional(Carrier carrier, DirectoryIndex directory) {
        Optional<Carrier> whose = carrier instanceof PracticeSituation situation
                ? referred(situation.practitioner(), directory)
                : Optional.of(carrier);
        return whose.filter(Practitioner.class::isInstance).map(Practitioner.class::cast);
    }

    private static Optional<Structure> structure(Carrier carrier, DirectoryIndex directory) {
        Optional<Carrier> where = carrier instanceof PracticeSituation situation
                ? referred(situation.structure(), directory)
                : Optional.of(carrier);
        return where.filter(Structure.class::isInstance).map(Structure.class::cast);
    }

    private static Optional<Carrier> referred(Reference reference, DirectoryIndex directory) {
        return reference.carrier().flatMap(directory::carrier);
    }
}
