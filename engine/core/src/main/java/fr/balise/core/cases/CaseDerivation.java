package fr.balise.core.cases;

import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.Carrier.PracticeSituation;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Holder;
import fr.balise.core.facts.Mailbox;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns facts into cases: finds every carrier on which a mailbox is or might be published, and says in closed
 * attributes how the two stand. The result does not depend on the order of the facts.
 */
public final class CaseDerivation {
    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final CaseReading reading;
    private final LocalDate asOf;
    private final StockView stock;
    private final DeclaredUsages declared;
    private final Set<Finding> findings = new TreeSet<>();

    private CaseDerivation(PublicationFacts facts, CaseSettings settings, LocalDate asOf) {
        this.facts = facts;
        this.asOf = asOf;
        this.directory = new DirectoryIndex(facts.carriers());
        this.stock = StockView.of(facts.mailboxes(), findings);
        this.declared = DeclaredUsages.of(facts.declarations(), asOf, findings);
        this.reading = new CaseReading(directory, settings, asOf);
    }

    /**
     * Derives every case.
     *
     * @param asOf the date for which the decision is asked
     */
    public static Derived derive(PublicationFacts facts, CaseSettings settings, LocalDate asOf) {
        return new CaseDerivation(facts, settings, asOf).derive();
    }

    /**
     * Cases, and what deriving them brought to light.
     *
     * @param candidates sorted by address, then carrier
     * @param held mailboxes that nothing may change: those of the facts, and those that contradict themselves
     */
    public record Derived(List<Candidate> candidates, Set<MailboxAddress> held, List<Finding> findings) {}

    private Derived derive() {
        Map<Place, Optional<Attachment>> places = new TreeMap<>();
        stock.mailboxes()
                .forEach(mailbox -> possiblePlaces(mailbox)
                        .forEach(ref -> places.put(new Place(mailbox.address(), ref), Optional.empty())));
        declaredPlaces().forEach(place -> places.put(place, Optional.empty()));
        for (Carrier carrier : directory.carriers()) {
            carrier.attachments()
                    .forEach(attachment ->
                            places.put(new Place(attachment.address(), carrier.ref()), Optional.of(attachment)));
        }
        List<Candidate> candidates = new ArrayList<>();
        places.forEach((place, attachment) -> candidates.add(candidate(place, attachment)));
        stock.mailboxes().forEach(this::examine);
        Set<MailboxAddress> held = new HashSet<>(facts.held());
        held.addAll(stock.contradictory());
        held.addAll(declared.contradictory());
        return new Derived(List.copyOf(candidates), Set.copyOf(held), List.copyOf(findings));
    }

    private record Place(MailboxAddress address, CarrierRef carrier) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::address).thenComparing(Place::carrier);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where the stock alone says that a mailbox belongs; a mailbox outside our domains belongs nowhere of ours. */
    private List<CarrierRef> possiblePlaces(Mailbox mailbox) {
        if (!facts.operator().owns(mailbox.address())) {
            return List.of();
        }
        return switch (mailbox.type()) {
            case PER -> situationsOfHolder(mailbox);
            case ORG, APP ->
                mailbox.structure().map(this::structureRef).stream().toList();
            case CAB, UNKNOWN -> List.of();
        };
    }

    private List<CarrierRef> situationsOfHolder(Mailbox mailbox) {
        return mailbox.holder() instanceof Holder.National national
                ? directory.practitioners(national.id()).stream()
                        .flatMap(practitioner -> directory.situationsOf(practitioner).stream())
                        .map(Carrier::ref)
                        .toList()
                : List.of();
    }

    private CarrierRef structureRef(Identifier id) {
        return directory
                .structure(id)
                .map(Carrier::ref)
                .orElseGet(() -> new CarrierRef(CarrierKind.STRUCTURE, "?" + id));
    }

    private List<Place> declaredPlaces() {
        List<Place> places = new ArrayList<>();
        for (UsageDeclaration declaration : declared.all()) {
            if (!stock.holds(declaration.address())) {
                if (!facts.held().contains(declaration.address())) {
                    findings.add(FindingCode.DECLARATION_WITHOUT_MAILBOX.about(
                            declaration.address().value(), declaration.source()));
                }
            } else if (facts.operator().owns(declaration.address())) {
                places.add(new Place(declaration.address(), situationRef(declaration)));
            }
        }
        return places;
    }

    private CarrierRef situationRef(UsageDeclaration declaration) {
        return directory.situation(declaration.situation()).map(Carrier::ref).orElseGet(() -> {
            findings.add(FindingCode.CARRIER_UNKNOWN.about(declaration.address().value(), declaration.situation()));
            return new CarrierRef(CarrierKind.SITUATION, "?" + declaration.situation());
        });
    }

    private Candidate candidate(Place place, Optional<Attachment> attachment) {
        Optional<Carrier> carrier = directory.carrier(place.carrier());
        Optional<Mailbox> mailbox = stock.find(place.address());
        PublicationCase publicationCase = facts.operator().owns(place.address())
                ? reading.own(place.address(), mailbox, place.carrier(), carrier, attachment, usage(place, carrier))
                : reading.foreign(place.carrier(), carrier, attachment);
        mailbox.ifPresent(known -> compareTypes(known, attachment));
        return new Candidate(place.address(), mailbox, place.carrier(), carrier, attachment, publicationCase);
    }

    private Optional<UsageDeclaration> usage(Place place, Optional<Carrier> carrier) {
        if (place.carrier().kind() != CarrierKind.SITUATION) {
            return Optional.empty();
        }
        Optional<SituationId> situation = carrier.isPresent()
                ? ((PracticeSituation) carrier.get()).situationId()
                : Optional.of(new SituationId(place.carrier().id().substring(1)));
        return situation.flatMap(id -> declared.find(place.address(), id));
    }

    private void compareTypes(Mailbox mailbox, Optional<Attachment> attachment) {
        attachment
                .map(Attachment::type)
                .filter(shown -> shown != MailboxType.UNKNOWN && shown != mailbox.type())
                .ifPresent(shown -> findings.add(
                        FindingCode.TYPE_DIFFERS.about(mailbox.address().value(), shown, mailbox.type())));
    }

    private void examine(Mailbox mailbox) {
        String address = mailbox.address().value();
        if (!facts.operator().owns(mailbox.address())) {
            findings.add(FindingCode.STOCK_OUTSIDE_DOMAINS.about(address, mailbox.source()));
            return;
        }
        mailbox.lastActivity()
                .filter(date -> date.isAfter(asOf))
                .ifPresent(date -> findings.add(FindingCode.ACTIVITY_IN_FUTURE.about(address, date)));
        if (mailbox.holder() instanceof Holder.National national
                && directory.practitioners(national.id()).isEmpty()) {
            findings.add(FindingCode.HOLDER_UNKNOWN.about(address, national.id()));
        }
    }
}
