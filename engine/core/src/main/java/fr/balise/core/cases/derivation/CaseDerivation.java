package fr.balise.core.cases.derivation;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.RequiredPlaces;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Turns facts into cases: finds every carrier on which a mailbox is or might be published, and says in closed
 * attributes how the two stand. The result does not depend on the order of the facts.
 */
public final class CaseDerivation {

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final Circumstances circumstances;
    private final CaseSettings settings;
    private final LocalDate asOf;
    private final StockView stock;
    private final DeclaredUsages declared;
    private final RecordDoubts doubts;
    private final DerivationFindings findings;
    private final PossiblePlaces places;
    private final SharedCases cases;

    CaseDerivation(IndexedFacts indexed, CaseSettings settings, LocalDate asOf) {
        this.facts = indexed.facts();
        this.settings = settings;
        this.asOf = asOf;
        this.directory = indexed.directory();
        this.stock = indexed.stock(settings.vocabulary().columns());
        this.circumstances = new Circumstances(directory, settings, asOf);
        this.doubts = indexed.doubts().on(asOf);
        this.findings = new DerivationFindings(indexed, doubts, asOf);
        this.declared = DeclaredUsages.of(facts.declarations(), asOf, findings::add);
        this.places = new PossiblePlaces(indexed, settings, stock, declared, findings);
        this.cases = new SharedCases(circumstances);
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
        stock.findings().forEach(findings::add);
        List<Candidate> candidates = new ArrayList<>();
        places.all().forEach((place, attachment) -> candidates.add(candidate(place, attachment)));
        stock.mailboxes().forEach(findings::examine);
        Set<MailboxAddress> held = new HashSet<>(facts.held());
        held.addAll(stock.contradictory());
        held.addAll(declared.contradictory());
        held.addAll(findings.ambiguous());
        return new Derived(
                List.copyOf(candidates),
                mailboxes(candidates),
                Set.copyOf(held),
                findings.ambiguous(),
                doubts,
                findings.all());
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

    private Candidate candidate(PossiblePlace place, Optional<Attachment> attachment) {
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
        PublicationCase publicationCase = cases.of(reading);
        if (own) {
            carrier.ifPresent(known -> findings.tellDoubts(known, place.address()));
        }
        mailbox.ifPresent(known -> findings.compareTypes(known, attachment));
        if (publicationCase.get(BuiltIn.LINK) == Link.UNKNOWN) {
            reading.legalEntityInDoubt().ifPresent(findings::tellLegalEntity);
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

    private Optional<UsageDeclaration> usage(PossiblePlace place, Optional<Carrier> carrier) {
        if (place.carrier().kind() == CarrierKind.PRACTITIONER) {
            return stock.find(place.address()).flatMap(mailbox -> refusedEverywhere(mailbox, carrier));
        }
        return situation(place, carrier).flatMap(id -> declared.find(place.address(), id));
    }

    private static Optional<SituationId> situation(PossiblePlace place, Optional<Carrier> carrier) {
        return place.carrier() instanceof CandidateCarrier.UnknownSituation unknown
                ? Optional.of(unknown.id())
                : carrier.filter(PracticeSituation.class::isInstance)
                        .map(PracticeSituation.class::cast)
                        .flatMap(PracticeSituation::situationId);
    }

    /** A mailbox that is refused for every open situation of its holder is refused on the holder's record as well. */
    private Optional<UsageDeclaration> refusedEverywhere(Mailbox mailbox, Optional<Carrier> record) {
        if (mailbox.type() != MailboxType.PER
                || places.practitioners(mailbox).stream()
                        .noneMatch(known -> Optional.of(known).equals(record))) {
            return Optional.empty();
        }
        List<Optional<UsageDeclaration>> answers = places.situationsOfHolder(mailbox).stream()
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
}
