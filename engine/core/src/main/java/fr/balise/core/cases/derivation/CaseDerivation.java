package fr.balise.core.cases.derivation;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.RequiredPlaces;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns facts into cases: finds every carrier on which a mailbox is or might be published, and says in closed
 * attributes how the two stand. The result does not depend on the order of the facts.
 */
public final class CaseDerivation {
    private static final Text PROFESSIONAL = new Text("son professionnel", "professional");
    private static final Text STRUCTURE = new Text("sa structure", "structure");
    private static final Text LEGAL_ENTITY = new Text("sa structure de rattachement", "parent structure");

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final Circumstances circumstances;
    private final CaseSettings settings;
    private final LocalDate asOf;
    private final StockView stock;
    private final DeclaredUsages declared;
    private final RecordDoubts doubts;
    private final Set<MailboxAddress> ambiguous = new HashSet<>();
    private final Set<Finding> findings = new TreeSet<>();

    CaseDerivation(IndexedFacts indexed, CaseSettings settings, LocalDate asOf) {
        this.facts = indexed.facts();
        this.settings = settings;
        this.asOf = asOf;
        this.directory = indexed.directory();
        this.stock = indexed.stock(settings.vocabulary().columns());
        this.findings.addAll(stock.findings());
        this.declared = DeclaredUsages.of(facts.declarations(), asOf, findings);
        this.circumstances = new Circumstances(directory, settings, asOf);
        this.doubts = indexed.doubts().on(asOf);
    }

    /**
     * Derives every case.
     *
     * @param asOf the date for which the decision is asked
     */
    public static Derived derive(PublicationFacts facts, CaseSettings settings, LocalDate asOf) {
        return new IndexedFacts(facts).derive(settings, asOf);
    }

    /**
     * Cases, and what deriving them brought to light.
     *
     * @param candidates sorted by address, then carrier
     * @param mailboxes each over all its places, none of which is required yet
     * @param held mailboxes that nothing may change: those of the facts, and those that contradict themselves
     * @param ambiguous those of them of which several open records bear an identifier
     * @param doubts carriers on which nothing may change, or not for every mailbox
     */
    public record Derived(
            List<Candidate> candidates,
            SortedMap<MailboxAddress, MailboxCase> mailboxes,
            Set<MailboxAddress> held,
            Set<MailboxAddress> ambiguous,
            RecordDoubts doubts,
            List<Finding> findings) {
        /** Each mailbox over all its places, once it is known on which the policy requires it. */
        public SortedMap<MailboxAddress, MailboxCase> overall(Predicate<Candidate> required) {
            SortedMap<MailboxAddress, MailboxCase> overall = new TreeMap<>(mailboxes);
            candidates.stream()
                    .filter(required)
                    .forEach(candidate -> overall.computeIfPresent(
                            candidate.address(),
                            (address, known) -> known.with(BuiltIn.REQUIRED_PLACES, RequiredPlaces.SOME)));
            return overall;
        }
    }

    Derived derive() {
        Map<Place, Optional<Attachment>> places = new TreeMap<>();
        stock.mailboxes()
                .forEach(mailbox -> possiblePlaces(mailbox)
                        .forEach(carrier -> places.put(new Place(mailbox.address(), carrier), Optional.empty())));
        declaredPlaces().forEach(place -> places.put(place, Optional.empty()));
        for (Carrier carrier : directory.carriers()) {
            carrier.attachments()
                    .forEach(attachment -> places.put(
                            new Place(attachment.address(), new CandidateCarrier.Shown(carrier.ref())),
                            Optional.of(attachment)));
        }
        List<Candidate> candidates = new ArrayList<>();
        places.forEach((place, attachment) -> candidates.add(candidate(place, attachment)));
        stock.mailboxes().forEach(this::examine);
        Set<MailboxAddress> held = new HashSet<>(facts.held());
        held.addAll(stock.contradictory());
        held.addAll(declared.contradictory());
        held.addAll(ambiguous);
        return new Derived(
                List.copyOf(candidates),
                mailboxes(candidates),
                Set.copyOf(held),
                Set.copyOf(ambiguous),
                doubts,
                List.copyOf(findings));
    }

    /** The stock, and what the directory shows of ours that the stock does not hold. */
    private SortedMap<MailboxAddress, MailboxCase> mailboxes(List<Candidate> candidates) {
        SortedMap<MailboxAddress, MailboxCase> mailboxes = new TreeMap<>();
        stock.mailboxes()
                .forEach(mailbox -> mailboxes.put(
                        mailbox.address(),
                        CaseReading.ofStock(
                                        circumstances, mailbox, facts.operator().owns(mailbox.address()))
                                .mailboxCase()));
        candidates.stream()
                .filter(candidate -> candidate.mailbox().isEmpty())
                .filter(candidate -> facts.operator().owns(candidate.address()))
                .forEach(candidate -> mailboxes.merge(
                        candidate.address(),
                        notInStock(candidate).mailboxCase(),
                        (first, other) -> first.get(BuiltIn.MAILBOX_TYPE) == MailboxType.UNKNOWN ? other : first));
        return mailboxes;
    }

    private CaseReading notInStock(Candidate candidate) {
        return new CaseReading(
                circumstances,
                candidate.address(),
                true,
                Optional.empty(),
                candidate.place().kind(),
                Optional.empty(),
                candidate.attachment(),
                Optional.empty());
    }

    private record Place(MailboxAddress address, CandidateCarrier carrier) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::address).thenComparing(Place::carrier);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where the policy has a mailbox considered in any case; one outside our domains belongs nowhere of ours. */
    private Stream<CandidateCarrier> possiblePlaces(Mailbox mailbox) {
        return facts.operator().owns(mailbox.address())
                ? settings.types().placesOf(mailbox.type()).stream().flatMap(place -> carriers(place, mailbox))
                : Stream.empty();
    }

    private Stream<CandidateCarrier> carriers(ConsideredPlace place, Mailbox mailbox) {
        return switch (place) {
            case HOLDER_RECORD -> shown(practitioners(mailbox));
            case HOLDER_SITUATIONS -> shown(situationsOfHolder(mailbox));
            case OWN_STRUCTURE -> mailbox.structure().map(this::structure).stream();
            case OWN_STRUCTURE_SITUATIONS -> shown(situations(mailbox, directory::situationsIn));
            case LEGAL_ENTITY_SITUATIONS -> shown(situations(mailbox, directory::situationsInLegalEntityOf));
        };
    }

    private static Stream<CandidateCarrier> shown(List<? extends Carrier> carriers) {
        return carriers.stream().map(carrier -> new CandidateCarrier.Shown(carrier.ref()));
    }

    private List<PracticeSituation> situations(
            Mailbox mailbox, Function<Structure, List<PracticeSituation>> ofStructure) {
        return mailbox.structure()
                .flatMap(directory::structure)
                .map(ofStructure)
                .orElse(List.of());
    }

    private List<PracticeSituation> situationsOfHolder(Mailbox mailbox) {
        return practitioners(mailbox).stream()
                .flatMap(practitioner -> directory.situationsOf(practitioner).stream())
                .toList();
    }

    private List<Practitioner> practitioners(Mailbox mailbox) {
        return mailbox.holder() instanceof Holder.National national
                ? directory.practitioners(national.id())
                : List.of();
    }

    private CandidateCarrier structure(Identifier id) {
        return directory
                .structure(id)
                .<CandidateCarrier>map(structure -> new CandidateCarrier.Shown(structure.ref()))
                .orElseGet(() -> new CandidateCarrier.UnknownStructure(id));
    }

    private List<Place> declaredPlaces() {
        List<Place> places = new ArrayList<>();
        for (UsageDeclaration declaration : declared.all()) {
            if (!stock.holds(declaration.address())) {
                if (!facts.held().contains(declaration.address())) {
                    tellAbsent(
                            Gap.STOCK,
                            FindingCode.DECLARATION_WITHOUT_MAILBOX.about(declaration.subject(), declaration.source()));
                }
            } else if (facts.operator().owns(declaration.address())) {
                situations(declaration).forEach(situation -> places.add(new Place(declaration.address(), situation)));
            }
        }
        return places;
    }

    private Stream<CandidateCarrier> situations(UsageDeclaration declaration) {
        List<PracticeSituation> known = directory.situations(declaration.situation());
        if (!known.isEmpty()) {
            return shown(known);
        }
        tellAbsent(Gap.DIRECTORY, FindingCode.CARRIER_UNKNOWN.about(declaration.subject(), declaration.situation()));
        return Stream.of(new CandidateCarrier.UnknownSituation(declaration.situation()));
    }

    /** What a source does not hold is a finding when all of it was read; otherwise the gap is, and this may follow from it. */
    private void tellAbsent(Gap gap, Finding absent) {
        if (!facts.gaps().contains(gap)) {
            findings.add(absent);
        }
    }

    private Candidate candidate(Place place, Optional<Attachment> attachment) {
        Optional<Carrier> carrier = place.carrier().ref().flatMap(directory::carrier);
        Optional<Mailbox> mailbox = stock.find(place.address());
        boolean own = facts.operator().owns(place.address());
        CaseReading reading = new CaseReading(
                circumstances,
                place.address(),
                own,
                mailbox.filter(known -> own),
                place.carrier().kind(),
                carrier,
                attachment,
                own ? usage(place, carrier) : Optional.empty());
        PublicationCase publicationCase = reading.publicationCase();
        if (own) {
            carrier.ifPresent(known -> tellDoubts(known, place.address()));
        }
        mailbox.ifPresent(known -> compareTypes(known, attachment));
        if (publicationCase.get(BuiltIn.LINK) == Link.UNKNOWN) {
            reading.legalEntityInDoubt()
                    .ifPresent(structure -> unknown(structure.ref().toString(), LEGAL_ENTITY, structure.partOf()));
        }
        boolean answeredAhead = own
                && situation(place, carrier)
                        .filter(id -> declared.isAhead(place.address(), id))
                        .isPresent();
        return new Candidate(
                place.address(),
                mailbox,
                place.carrier(),
                carrier,
                attachment,
                publicationCase,
                reading.answer(),
                answeredAhead);
    }

    private Optional<UsageDeclaration> usage(Place place, Optional<Carrier> carrier) {
        if (place.carrier().kind() == CarrierKind.PRACTITIONER) {
            return stock.find(place.address()).flatMap(mailbox -> refusedEverywhere(mailbox, carrier));
        }
        return situation(place, carrier).flatMap(id -> declared.find(place.address(), id));
    }

    private static Optional<SituationId> situation(Place place, Optional<Carrier> carrier) {
        return place.carrier() instanceof CandidateCarrier.UnknownSituation unknown
                ? Optional.of(unknown.id())
                : carrier.filter(PracticeSituation.class::isInstance)
                        .map(PracticeSituation.class::cast)
                        .flatMap(PracticeSituation::situationId);
    }

    /** What the directory says of the carrier and cannot be relied on. */
    private void tellDoubts(Carrier carrier, MailboxAddress address) {
        String name = carrier.ref().toString();
        doubts.about(carrier.ref(), address)
                .ifPresent(why -> findings.add(FindingCode.DOUBTFUL_RECORD.about(name, why)));
        if (carrier instanceof PracticeSituation situation && situation.active()) {
            tellUnknown(name, PROFESSIONAL, situation.practitioner());
            tellUnknown(name, STRUCTURE, situation.structure());
            if (situation.situationId().isEmpty()) {
                findings.add(FindingCode.SITUATION_WITHOUT_IDENTIFIER.about(name));
            }
        } else if (carrier instanceof Structure structure && structure.active()) {
            tellUnknown(name, LEGAL_ENTITY, structure.partOf());
        }
    }

    private void tellUnknown(String name, Text what, Reference reference) {
        if (directory.state(reference) == State.UNKNOWN) {
            unknown(name, what, reference);
        }
    }

    private void unknown(String name, Text what, Reference reference) {
        Finding unknown = FindingCode.REFERENCE_UNKNOWN.about(name, what, text(reference));
        boolean perhapsUnread = reference.carrier().isPresent() && directory.state(reference) == State.UNKNOWN;
        if (perhapsUnread) {
            tellAbsent(Gap.DIRECTORY, unknown);
        } else {
            findings.add(unknown);
        }
    }

    private static String text(Reference reference) {
        return reference instanceof Reference.Unknown unknown
                ? unknown.text()
                : reference.carrier().map(CarrierRef::toString).orElse("");
    }

    /** A mailbox that is refused for every open situation of its holder is refused on the holder's record as well. */
    private Optional<UsageDeclaration> refusedEverywhere(Mailbox mailbox, Optional<Carrier> record) {
        if (mailbox.type() != MailboxType.PER
                || practitioners(mailbox).stream()
                        .noneMatch(known -> Optional.of(known).equals(record))) {
            return Optional.empty();
        }
        List<Optional<UsageDeclaration>> answers = situationsOfHolder(mailbox).stream()
                .filter(Carrier::active)
                .map(situation -> situation
                        .situationId()
                        .flatMap(id -> declared.find(mailbox.address(), id))
                        .filter(answer -> !answer.wanted() && !settings.isExpired(answer.declaredOn(), asOf)))
                .toList();
        return answers.stream().allMatch(Optional::isPresent)
                ? answers.stream().flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private void compareTypes(Mailbox mailbox, Optional<Attachment> attachment) {
        attachment
                .map(Attachment::type)
                .filter(shown -> shown != MailboxType.UNKNOWN && shown != mailbox.type())
                .ifPresent(shown ->
                        findings.add(FindingCode.TYPE_DIFFERS.about(mailbox.subject(), shown, mailbox.type())));
    }

    private void examine(Mailbox mailbox) {
        if (!facts.operator().owns(mailbox.address())) {
            findings.add(FindingCode.STOCK_OUTSIDE_DOMAINS.about(mailbox.subject(), mailbox.source()));
            return;
        }
        mailbox.lastActivity()
                .filter(date -> date.isAfter(asOf))
                .ifPresent(date -> findings.add(FindingCode.ACTIVITY_IN_FUTURE.about(mailbox.subject(), date)));
        if (mailbox.holder() instanceof Holder.National national
                && directory.practitioners(national.id()).isEmpty()) {
            tellAbsent(Gap.DIRECTORY, FindingCode.HOLDER_UNKNOWN.about(mailbox.subject(), national.id()));
        }
        if (mailbox.holder() instanceof Holder.National national) {
            examine(mailbox, national.id(), directory.contested(national.id()));
        }
        mailbox.structure().ifPresent(id -> examine(mailbox, id, directory.contested(id)));
    }

    /** What is out of use is removed everywhere, whichever record is the right one. */
    private void examine(Mailbox mailbox, Object identifier, Set<CarrierRef> bearers) {
        if (!bearers.isEmpty()) {
            String names = bearers.stream().map(CarrierRef::toString).collect(Collectors.joining(", "));
            findings.add(FindingCode.AMBIGUOUS_IDENTIFIER.about(identifier.toString(), names));
            if (mailbox.status() == MailboxStatus.ACTIVE) {
                ambiguous.add(mailbox.address());
            }
        }
    }
}
