package fr.balise.operations.planning;

import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Folded;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds people, structures and mailboxes.
 *
 * @param candidates every mailbox on every carrier where it is, or might be, published
 */
public record Register(PublicationFacts facts, List<Candidate> candidates) {
    /** Copies the list. */
    public Register {
        candidates = List.copyOf(candidates);
    }

    /**
     * Something found.
     *
     * @param key RPPS number, number of the structure or address, by which its page is called
     * @param name for people
     */
    public record Found(Kind kind, String key, String name) {}

    /** What can be found. */
    public enum Kind {
        PROFESSIONAL,
        STRUCTURE,
        MAILBOX
    }

    /**
     * Whatever holds the text in its name, number or address, whatever its case and accents; professionals first. A mailbox on
     * the red list is found by its whole address alone, by who knows it already.
     */
    public List<Found> search(String text) {
        String sought = Folded.of(text);
        Set<String> hidden = hidden();
        hidden.remove(text.strip().toLowerCase(Locale.ROOT));
        return Stream.concat(facts.carriers().stream().flatMap(Register::found), mailboxes())
                .filter(found -> Folded.of(found.name() + "\n" + found.key()).contains(sought))
                .filter(found -> !hidden.contains(found.key()))
                .sorted((one, other) -> one.kind() == other.kind()
                        ? one.name().compareTo(other.name())
                        : one.kind().compareTo(other.kind()))
                .toList();
    }

    private Set<String> hidden() {
        return Stream.concat(
                        facts.mailboxes().stream().filter(Mailbox::redList).map(Mailbox::address),
                        candidates.stream()
                                .filter(candidate -> candidate
                                        .attachment()
                                        .flatMap(Attachment::redList)
                                        .orElse(false))
                                .map(Candidate::address))
                .map(MailboxAddress::value)
                .collect(Collectors.toSet());
    }

    /**
     * What is meant by a text: the one of that number or address, else professionals before structures before mailboxes.
     *
     * @return empty when nothing holds the text; several when it may mean each of them
     */
    public List<Found> meant(String text) {
        List<Found> all = search(text);
        List<Found> exact =
                all.stream().filter(found -> found.key().equals(text.strip())).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(found -> found.kind() == all.get(0).kind())
                        .toList()
                : exact;
    }

    /** The mailboxes of what was found. */
    public Set<MailboxAddress> mailboxesOf(Found found) {
        return switch (found.kind()) {
            case PROFESSIONAL ->
                professional(found.key()).map(this::mailboxesOf).orElse(Set.of());
            case STRUCTURE -> structure(found.key()).map(this::mailboxesOf).orElse(Set.of());
            case MAILBOX -> Set.of(new MailboxAddress(found.key()));
        };
    }

    private static Stream<Found> found(Carrier carrier) {
        if (carrier instanceof Practitioner practitioner) {
            return rpps(practitioner).stream()
                    .map(number -> new Found(Kind.PROFESSIONAL, number, practitioner.label()));
        }
        return carrier instanceof Structure structure
                ? number(structure).stream().map(number -> new Found(Kind.STRUCTURE, number, structure.label()))
                : Stream.empty();
    }

    private Stream<Found> mailboxes() {
        return addresses(candidates.stream()).stream()
                .map(address -> new Found(Kind.MAILBOX, address.value(), address.value()));
    }

    /** The professional of that RPPS number. */
    public Optional<Practitioner> professional(String rpps) {
        return facts.carriers().stream()
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast)
                .filter(practitioner -> rpps(practitioner).filter(rpps::equals).isPresent())
                .findFirst();
    }

    /** The structure of that number: FINESS, or another where it has none. */
    public Optional<Structure> structure(String number) {
        return facts.carriers().stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .filter(structure -> number(structure).filter(number::equals).isPresent())
                .findFirst();
    }

    /** The carrier of that name in the directory. */
    public Optional<Carrier> carrier(CarrierRef ref) {
        return facts.carriers().stream()
                .filter(carrier -> carrier.ref().equals(ref))
                .findFirst();
    }

    /** The stock's line of a mailbox. */
    public Optional<Mailbox> mailbox(MailboxAddress address) {
        return facts.mailboxes().stream()
                .filter(mailbox -> mailbox.address().equals(address))
                .findFirst();
    }

    /** The mailboxes that a professional holds, or that stand or might stand on the record or on a situation. */
    public Set<MailboxAddress> mailboxesOf(Practitioner practitioner) {
        Set<CarrierRef> places = placesOf(practitioner);
        return addresses(candidates.stream()
                .filter(candidate ->
                        candidate.place().ref().filter(places::contains).isPresent()
                                || candidate
                                        .mailbox()
                                        .filter(mailbox -> isHeldBy(mailbox, practitioner))
                                        .isPresent()));
    }

    /** The record of a professional and those of the situations. */
    public Set<CarrierRef> placesOf(Practitioner practitioner) {
        return Stream.concat(
                        Stream.of(practitioner.ref()),
                        facts.carriers().stream()
                                .filter(PracticeSituation.class::isInstance)
                                .map(PracticeSituation.class::cast)
                                .filter(situation -> situation
                                        .practitioner()
                                        .carrier()
                                        .filter(practitioner.ref()::equals)
                                        .isPresent())
                                .map(Carrier::ref))
                .collect(Collectors.toSet());
    }

    /** The mailboxes that stand or might stand on the record of a structure. */
    public Set<MailboxAddress> mailboxesOf(Structure structure) {
        return addresses(candidates.stream()
                .filter(candidate ->
                        candidate.place().ref().filter(structure.ref()::equals).isPresent()));
    }

    private static boolean isHeldBy(Mailbox mailbox, Practitioner practitioner) {
        return mailbox.holder() instanceof Holder.National holder
                && practitioner.nationalIds().contains(holder.id());
    }

    private static Set<MailboxAddress> addresses(Stream<Candidate> candidates) {
        return candidates.map(Candidate::address).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The RPPS number of a professional. */
    public static Optional<String> rpps(Practitioner practitioner) {
        return practitioner.nationalIds().stream()
                .map(IdNatPs::value)
                .filter(id -> id.startsWith("8"))
                .map(id -> id.substring(1))
                .sorted()
                .findFirst();
    }

    /** The FINESS number of a structure, or another where it has none. */
    public static Optional<String> number(Structure structure) {
        return structure.identifiers().stream()
                .min(Comparator.comparing(identifier -> !identifier.system().contains("finess")))
                .map(Identifier::value);
    }
}
