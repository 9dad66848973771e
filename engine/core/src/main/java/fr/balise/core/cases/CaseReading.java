package fr.balise.core.cases;

import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.RedList;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one mailbox stands to one carrier: what facts say, as attributes ask it.
 *
 * @param own whether the mailbox is in one of the operator's domains; of another operator's, nothing is known but where
 *     it stands
 * @param mailbox what the stock says; empty for an address that only the directory shows, and for another operator's on
 *     a carrier
 * @param carrier empty when the directory does not know it
 * @param answer of the professional, for this mailbox there
 */
public record CaseReading(
        Circumstances in,
        MailboxAddress address,
        boolean own,
        Optional<Mailbox> mailbox,
        CarrierKind carrierKind,
        Optional<Carrier> carrier,
        Optional<Attachment> attachment,
        Optional<UsageDeclaration> answer) {
    /** What is closed is certain, and counts before what is unknown; what is not concerned does not count. */
    private static final List<State> WORSENING = List.of(State.NONE, State.OPEN, State.UNKNOWN, State.CLOSED);

    private static final MailboxAddress NOBODYS = new MailboxAddress("nobody@nobody.invalid");

    /** What is the same for all mailboxes and carriers. */
    public record Circumstances(DirectoryIndex directory, CaseSettings settings, LocalDate asOf) {}

    /** Enough for attributes that settings and the day alone tell. */
    static CaseReading ofNothing(CaseSettings settings, LocalDate asOf) {
        return ofNothing(new Circumstances(new DirectoryIndex(List.of()), settings, asOf));
    }

    /** Enough for attributes that settings and the day alone tell. */
    public static CaseReading ofNothing(Circumstances in) {
        return new CaseReading(
                in,
                NOBODYS,
                false,
                Optional.empty(),
                CarrierKind.STRUCTURE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A mailbox of the stock, on the structure answerable for it. */
    public static CaseReading ofStock(Circumstances in, Mailbox mailbox, boolean own) {
        return new CaseReading(
                in,
                mailbox.address(),
                own,
                Optional.of(mailbox),
                CarrierKind.STRUCTURE,
                mailbox.structure().flatMap(in.directory()::structure).map(known -> known),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What some attributes add to the {@linkplain FlatCase#key() key} of the case of the mailbox on this carrier: a key is the
     * sum over all of them.
     */
    public long key(List<Attribute> some) {
        long key = 0;
        for (Attribute attribute : some) {
            key += settings().vocabulary().weight(attribute) * attribute.read(this);
        }
        return key;
    }

    /** The case of the mailbox on this carrier. */
    public PublicationCase publicationCase() {
        return PublicationCase.of(settings().vocabulary(), attribute -> attribute.read(this));
    }

    /** The case of the mailbox over all its places, before anything is decided. */
    public MailboxCase mailboxCase() {
        return MailboxCase.of(settings().vocabulary(), attribute -> attribute.read(this));
    }

    /** A case of which some attributes are read again. */
    public PublicationCase again(PublicationCase known, List<Attribute> some) {
        return known.with(some, attribute -> attribute.read(this));
    }

    /** As {@link #again(PublicationCase, List)}, over all places. */
    public MailboxCase again(MailboxCase known, List<Attribute> some) {
        return known.with(some, attribute -> attribute.read(this));
    }

    /** What the policy sets. */
    public CaseSettings settings() {
        return in.settings;
    }

    LocalDate asOf() {
        return in.asOf;
    }

    private DirectoryIndex directory() {
        return in.directory;
    }

    Ownership ownership() {
        return own ? Ownership.OWN : Ownership.FOREIGN;
    }

    MailboxType mailboxType() {
        return mailbox.map(Mailbox::type)
                .orElseGet(() -> attachment.map(Attachment::type).orElse(MailboxType.UNKNOWN));
    }

    HolderIdentifier holderIdentifier() {
        return mailbox.filter(CaseReading::personal)
                .map(Mailbox::holder)
                .map(CaseReading::identifierOf)
                .orElse(HolderIdentifier.NONE);
    }

    MailboxStatus mailboxStatus() {
        return mailbox.map(Mailbox::status).orElse(MailboxStatus.MISSING);
    }

    AddressForm addressForm() {
        return !own || settings().conforming().test(address.value())
                ? AddressForm.CONFORMING
                : AddressForm.NON_CONFORMING;
    }

    Activity activity() {
        return mailbox.flatMap(Mailbox::lastActivity)
                .map(date -> settings()
                        .activity()
                        .limitsOn(mailboxType(), structure())
                        .after(ChronoUnit.MONTHS.between(date, asOf())))
                .orElse(Activity.UNKNOWN);
    }

    Usage usage() {
        return mailbox.flatMap(known -> answer).map(this::said).orElse(Usage.NOT_ASKED);
    }

    Preference preference() {
        boolean preferred = usage() == Usage.WANTED
                && answer.filter(UsageDeclaration::preferred).isPresent();
        return preferred ? Preference.PREFERRED : Preference.NOT_PREFERRED;
    }

    RedList redList() {
        return mailbox.filter(Mailbox::redList).isPresent() ? RedList.LISTED : RedList.NOT_LISTED;
    }

    Presence presence() {
        return attachment.isPresent() ? Presence.PUBLISHED : Presence.ABSENT;
    }

    CareSetting careSetting() {
        return structure().map(settings().care()::of).orElse(CareSetting.OTHER);
    }

    private Usage said(UsageDeclaration given) {
        if (settings().isExpired(given.declaredOn(), asOf())) {
            return Usage.EXPIRED;
        }
        return given.wanted() ? Usage.WANTED : Usage.REFUSED;
    }

    private static boolean personal(Mailbox mailbox) {
        return mailbox.type() == MailboxType.PER || mailbox.type() == MailboxType.CAB;
    }

    private static HolderIdentifier identifierOf(Holder holder) {
        if (holder instanceof Holder.National) {
            return HolderIdentifier.NATIONAL;
        }
        if (holder instanceof Holder.ByAddress) {
            return HolderIdentifier.ADDRESS;
        }
        return holder instanceof Holder.Registered ? HolderIdentifier.REGISTER : HolderIdentifier.NONE;
    }

    /** An open situation that names no professional says too little to publish on it. */
    State carrierState() {
        if (carrier.isEmpty()) {
            return State.UNKNOWN;
        }
        State state = DirectoryIndex.stateOf(carrier.get());
        boolean nobodys = situation()
                .filter(known -> !known.practitioner().namesSomebody())
                .isPresent();
        return state == State.OPEN && nobodys ? State.UNKNOWN : state;
    }

    private Optional<PracticeSituation> situation() {
        return carrier.filter(PracticeSituation.class::isInstance).map(PracticeSituation.class::cast);
    }

    State structureState() {
        if (!own) {
            return State.NONE;
        }
        State there =
                situation().map(known -> directory().state(known.structure())).orElse(State.NONE);
        State answerable = mailbox.filter(inStock -> !personal(inStock))
                .map(this::answerableState)
                .orElse(State.NONE);
        State legalEntity = legalEntityInDoubt().isPresent() ? State.UNKNOWN : State.NONE;
        return worse(worse(there, answerable), legalEntity);
    }

    private static State worse(State one, State other) {
        return WORSENING.indexOf(one) < WORSENING.indexOf(other) ? other : one;
    }

    /**
     * The structure for which the directory does not tell the legal entity, when for want of it nobody can say whether a
     * situation is in that of an organisational mailbox.
     */
    public Optional<Structure> legalEntityInDoubt() {
        if (mailbox.isEmpty() || personal(mailbox.get())) {
            return Optional.empty();
        }
        Optional<CarrierRef> place =
                situation().flatMap(known -> known.structure().carrier());
        Optional<CarrierRef> answerable = mailbox.flatMap(Mailbox::structure)
                .flatMap(directory()::structure)
                .map(Structure::ref);
        if (place.isEmpty() || answerable.isEmpty() || directory().sameLegalEntity(place.get(), answerable.get())) {
            return Optional.empty();
        }
        return Stream.of(place.get(), answerable.get())
                .flatMap(ref -> directory().withoutLegalEntity(ref).stream())
                .findFirst();
    }

    private State answerableState(Mailbox inStock) {
        return inStock.structure()
                .flatMap(directory()::structure)
                .map(DirectoryIndex::stateOf)
                .orElse(State.UNKNOWN);
    }

    State practitionerState() {
        if (mailbox.isEmpty()) {
            return State.NONE;
        }
        State there = situation()
                .map(known -> directory().state(known.practitioner()))
                .orElse(State.NONE);
        if (!personal(mailbox.get())) {
            return there;
        }
        State holder = holderState(mailbox.get().holder());
        return holder == State.OPEN && there == State.UNKNOWN ? State.UNKNOWN : holder;
    }

    private State holderState(Holder holder) {
        if (holder instanceof Holder.National national) {
            List<Practitioner> records = directory().practitioners(national.id());
            if (records.isEmpty()) {
                return State.UNKNOWN;
            }
            return records.stream().anyMatch(Practitioner::active) ? State.OPEN : State.CLOSED;
        }
        return holder instanceof Holder.ByAddress ? State.NONE : State.UNKNOWN;
    }

    Link link() {
        return mailbox.map(inStock -> personal(inStock) ? linkToHolder(inStock) : linkToStructure(inStock))
                .orElse(Link.UNKNOWN);
    }

    private Link linkToHolder(Mailbox inStock) {
        if (carrierKind == CarrierKind.STRUCTURE) {
            return Link.ELSEWHERE;
        }
        Optional<CarrierRef> professional = carrier.flatMap(known -> known instanceof PracticeSituation situation
                ? situation.practitioner().carrier()
                : Optional.of(known.ref()));
        List<Practitioner> records = inStock.holder() instanceof Holder.National national
                ? directory().practitioners(national.id())
                : List.of();
        if (records.isEmpty() || professional.flatMap(directory()::carrier).isEmpty()) {
            return Link.UNKNOWN;
        }
        boolean holders = records.stream().anyMatch(record -> record.ref().equals(professional.get()));
        return holders ? Link.HOLDER : Link.ELSEWHERE;
    }

    private Link linkToStructure(Mailbox inStock) {
        if (carrierKind == CarrierKind.PRACTITIONER) {
            return Link.ELSEWHERE;
        }
        Optional<Structure> answerable = inStock.structure().flatMap(directory()::structure);
        if (answerable.isEmpty()) {
            return Link.UNKNOWN;
        }
        Reference where = carrier.map(known -> known instanceof PracticeSituation situation
                        ? situation.structure()
                        : Reference.to(known.ref()))
                .orElseGet(Reference.None::new);
        Optional<CarrierRef> place = where.carrier();
        if (place.isEmpty()) {
            boolean nowhere = carrierState() == State.OPEN && !where.namesSomebody();
            return nowhere ? Link.ELSEWHERE : Link.UNKNOWN;
        }
        if (place.get().equals(answerable.get().ref())) {
            return Link.OWN_STRUCTURE;
        }
        if (directory().sameLegalEntity(place.get(), answerable.get().ref())) {
            return Link.SAME_LEGAL_ENTITY;
        }
        boolean known = directory().carrier(place.get()).isPresent()
                && legalEntityInDoubt().isEmpty();
        return known ? Link.ELSEWHERE : Link.UNKNOWN;
    }

    /**
     * The codes that the directory gives: of a situation, and where that says nothing of the professional; of the
     * professional; of the structure that the carrier is, or is in.
     */
    public Set<String> codes(DirectoryCode code) {
        return switch (code) {
            case SECTOR -> structure().map(Structure::sectors).orElse(Set.of());
            case DEPARTMENT -> codes(structure(), code);
            case EXERCISE_MODE -> codes(situation(), code);
            case PROFESSION, SPECIALITY -> {
                Set<String> there = codes(situation(), code);
                yield there.isEmpty() ? codes(practitioner(), code) : there;
            }
        };
    }

    private static Set<String> codes(Optional<? extends Carrier> of, DirectoryCode code) {
        return of.map(known -> known.codes().get(code)).orElse(Set.of());
    }

    /** The professional that the carrier is, or whose situation it is. */
    private Optional<Practitioner> practitioner() {
        return carrier.flatMap(known -> known instanceof PracticeSituation situation
                        ? situation.practitioner().carrier().flatMap(directory()::carrier)
                        : Optional.of(known))
                .filter(Practitioner.class::isInstance)
                .map(Practitioner.class::cast);
    }

    /** All names of the structure answerable for the mailbox, be it known to the directory or not. */
    public Stream<StructureName> answerableNames() {
        return mailbox.flatMap(Mailbox::structure).stream()
                .flatMap(id -> Stream.concat(
                        StructureName.of(id), directory().structure(id).stream().flatMap(StructureName::of)));
    }

    /** The structure that the carrier is, or is in. */
    public Optional<Structure> structure() {
        return carrier.flatMap(known -> known instanceof PracticeSituation situation
                        ? situation.structure().carrier().flatMap(directory()::carrier)
                        : Optional.of(known))
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast);
    }
}
