package fr.balise.core.cases;

import fr.balise.core.cases.MailboxCase.RequiredPlaces;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.Presence;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.Carrier.PracticeSituation;
import fr.balise.core.facts.Carrier.Practitioner;
import fr.balise.core.facts.Carrier.Structure;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.Holder;
import fr.balise.core.facts.Mailbox;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.facts.Reference;
import fr.balise.core.facts.UsageDeclaration;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in closed attributes how one mailbox stands to one carrier. */
final class CaseReading {
    /** What is closed is certain, and counts before what is unknown; what is not concerned does not count. */
    private static final List<State> WORSENING = List.of(State.NONE, State.OPEN, State.UNKNOWN, State.CLOSED);

    private final DirectoryIndex directory;
    private final CaseSettings settings;
    private final LocalDate asOf;
    private final Phase phase;
    private final Type10CutOff type10CutOff;

    CaseReading(DirectoryIndex directory, CaseSettings settings, LocalDate asOf) {
        this.directory = directory;
        this.settings = settings;
        this.asOf = asOf;
        this.phase = settings.phaseOn(asOf);
        this.type10CutOff = settings.type10CutOffOn(asOf);
    }

    /** Somebody else's mailbox: we know nothing of it but where it stands. */
    PublicationCase foreign(CarrierKind kind, Optional<Carrier> carrier, Optional<Attachment> attachment) {
        return new PublicationCase(
                Ownership.FOREIGN,
                attachment.map(Attachment::type).orElse(MailboxType.UNKNOWN),
                HolderIdentifier.NONE,
                MailboxStatus.MISSING,
                AddressForm.CONFORMING,
                Activity.UNKNOWN,
                kind,
                carrierState(carrier),
                State.NONE,
                State.NONE,
                Link.UNKNOWN,
                Usage.NOT_ASKED,
                Preference.NOT_PREFERRED,
                RedList.NOT_LISTED,
                presence(attachment),
                careSetting(carrier),
                phase,
                type10CutOff,
                settings.redListHandling(),
                settings.ranking(),
                settings.organisationalContact());
    }

    /** One of the operator's mailboxes, in its stock or only in the directory. */
    PublicationCase own(
            MailboxAddress address,
            Optional<Mailbox> mailbox,
            CarrierKind kind,
            Optional<Carrier> carrier,
            Optional<Attachment> attachment,
            Optional<UsageDeclaration> usage) {
        MailboxType type = mailbox.map(Mailbox::type)
                .orElseGet(() -> attachment.map(Attachment::type).orElse(MailboxType.UNKNOWN));
        Optional<UsageDeclaration> known = mailbox.isPresent() ? usage : Optional.empty();
        Usage said = known.map(this::said).orElse(Usage.NOT_ASKED);
        return new PublicationCase(
                Ownership.OWN,
                type,
                holderIdentifier(mailbox),
                mailbox.map(Mailbox::status).orElse(MailboxStatus.MISSING),
                settings.conforming().test(address.value()) ? AddressForm.CONFORMING : AddressForm.NON_CONFORMING,
                mailbox.flatMap(Mailbox::lastActivity)
                        .map(date -> activity(date, type, carrier))
                        .orElse(Activity.UNKNOWN),
                kind,
                carrierState(carrier),
                structureState(mailbox, carrier),
                practitionerState(mailbox, carrier),
                mailbox.map(inStock -> link(inStock, kind, carrier)).orElse(Link.UNKNOWN),
                said,
                said == Usage.WANTED
                                && known.filter(UsageDeclaration::preferred).isPresent()
                        ? Preference.PREFERRED
                        : Preference.NOT_PREFERRED,
                mailbox.filter(Mailbox::redList).isPresent() ? RedList.LISTED : RedList.NOT_LISTED,
                presence(attachment),
                careSetting(carrier),
                phase,
                type10CutOff,
                settings.redListHandling(),
                settings.ranking(),
                settings.organisationalContact());
    }

    /** A mailbox of the stock over all its places; none is required as long as nothing is decided. */
    MailboxCase overall(Mailbox mailbox, boolean own) {
        Optional<Carrier> answerable =
                mailbox.structure().flatMap(directory::structure).map(known -> known);
        return new MailboxCase(
                own ? Ownership.OWN : Ownership.FOREIGN,
                mailbox.type(),
                holderIdentifier(Optional.of(mailbox)),
                mailbox.status(),
                mailbox.lastActivity()
                        .map(date -> activity(date, mailbox.type(), answerable))
                        .orElse(Activity.UNKNOWN),
                RequiredPlaces.NONE);
    }

    /** One of ours that only the directory shows. */
    static MailboxCase notInStock(MailboxType shown) {
        return new MailboxCase(
                Ownership.OWN,
                shown,
                HolderIdentifier.NONE,
                MailboxStatus.MISSING,
                Activity.UNKNOWN,
                RequiredPlaces.NONE);
    }

    private Usage said(UsageDeclaration answer) {
        if (settings.isExpired(answer.declaredOn(), asOf)) {
            return Usage.EXPIRED;
        }
        return answer.wanted() ? Usage.WANTED : Usage.REFUSED;
    }

    private static Presence presence(Optional<Attachment> attachment) {
        return attachment.isPresent() ? Presence.PUBLISHED : Presence.ABSENT;
    }

    private static boolean personal(Mailbox mailbox) {
        return mailbox.type() == MailboxType.PER || mailbox.type() == MailboxType.CAB;
    }

    private static HolderIdentifier holderIdentifier(Optional<Mailbox> mailbox) {
        return mailbox.filter(CaseReading::personal)
                .map(Mailbox::holder)
                .map(CaseReading::identifierOf)
                .orElse(HolderIdentifier.NONE);
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

    private Activity activity(LocalDate lastActivity, MailboxType type, Optional<Carrier> carrier) {
        return settings.activity().after(ChronoUnit.MONTHS.between(lastActivity, asOf), type, place(carrier));
    }

    /** An open situation that names no professional says too little to publish on it. */
    private static State carrierState(Optional<Carrier> carrier) {
        if (carrier.isEmpty()) {
            return State.UNKNOWN;
        }
        State state = DirectoryIndex.stateOf(carrier.get());
        boolean nobodys = carrier.get() instanceof PracticeSituation situation
                && !situation.practitioner().namesSomebody();
        return state == State.OPEN && nobodys ? State.UNKNOWN : state;
    }

    private State structureState(Optional<Mailbox> mailbox, Optional<Carrier> carrier) {
        State there = carrier.filter(PracticeSituation.class::isInstance)
                .map(PracticeSituation.class::cast)
                .map(situation -> directory.state(situation.structure()))
                .orElse(State.NONE);
        State answerable = mailbox.filter(inStock -> !personal(inStock))
                .map(this::answerableState)
                .orElse(State.NONE);
        State legalEntity = mailbox.flatMap(inStock -> legalEntityInDoubt(inStock, carrier))
                .map(inDoubt -> State.UNKNOWN)
                .orElse(State.NONE);
        return Stream.of(there, answerable, legalEntity)
                .max(Comparator.comparing(WORSENING::indexOf))
                .orElseThrow();
    }

    /**
     * The structure for which the directory does not tell the legal entity, when for want of it nobody can say whether a
     * situation is in that of an organisational mailbox.
     */
    Optional<Structure> legalEntityInDoubt(Mailbox mailbox, Optional<Carrier> carrier) {
        Optional<CarrierRef> place = carrier.filter(PracticeSituation.class::isInstance)
                .flatMap(
                        situation -> ((PracticeSituation) situation).structure().carrier());
        Optional<CarrierRef> own =
                mailbox.structure().flatMap(directory::structure).map(Structure::ref);
        if (personal(mailbox)
                || place.isEmpty()
                || own.isEmpty()
                || directory.sameLegalEntity(place.get(), own.get())) {
            return Optional.empty();
        }
        return Stream.of(place.get(), own.get())
                .flatMap(ref -> directory.withoutLegalEntity(ref).stream())
                .findFirst();
    }

    private State answerableState(Mailbox mailbox) {
        return mailbox.structure()
                .flatMap(directory::structure)
                .map(DirectoryIndex::stateOf)
                .orElse(State.UNKNOWN);
    }

    private State practitionerState(Optional<Mailbox> mailbox, Optional<Carrier> carrier) {
        if (mailbox.isEmpty()) {
            return State.NONE;
        }
        State there = carrier.filter(PracticeSituation.class::isInstance)
                .map(PracticeSituation.class::cast)
                .map(situation -> directory.state(situation.practitioner()))
                .orElse(State.NONE);
        if (!personal(mailbox.get())) {
            return there;
        }
        State holder = holderState(mailbox.get().holder());
        return holder == State.OPEN && there == State.UNKNOWN ? State.UNKNOWN : holder;
    }

    private State holderState(Holder holder) {
        if (holder instanceof Holder.National national) {
            List<Practitioner> records = directory.practitioners(national.id());
            if (records.isEmpty()) {
                return State.UNKNOWN;
            }
            return records.stream().anyMatch(Practitioner::active) ? State.OPEN : State.CLOSED;
        }
        return holder instanceof Holder.ByAddress ? State.NONE : State.UNKNOWN;
    }

    private Link link(Mailbox mailbox, CarrierKind kind, Optional<Carrier> carrier) {
        return personal(mailbox) ? linkToHolder(mailbox, kind, carrier) : linkToStructure(mailbox, kind, carrier);
    }

    private Link linkToHolder(Mailbox mailbox, CarrierKind kind, Optional<Carrier> carrier) {
        if (kind == CarrierKind.STRUCTURE) {
            return Link.ELSEWHERE;
        }
        Optional<CarrierRef> professional = carrier.flatMap(known -> known instanceof PracticeSituation situation
                ? situation.practitioner().carrier()
                : Optional.of(known.ref()));
        List<Practitioner> records = mailbox.holder() instanceof Holder.National national
                ? directory.practitioners(national.id())
                : List.of();
        if (records.isEmpty() || professional.flatMap(directory::carrier).isEmpty()) {
            return Link.UNKNOWN;
        }
        boolean holders = records.stream().anyMatch(record -> record.ref().equals(professional.get()));
        return holders ? Link.HOLDER : Link.ELSEWHERE;
    }

    private Link linkToStructure(Mailbox mailbox, CarrierKind kind, Optional<Carrier> carrier) {
        if (kind == CarrierKind.PRACTITIONER) {
            return Link.ELSEWHERE;
        }
        Optional<Structure> answerable = mailbox.structure().flatMap(directory::structure);
        if (answerable.isEmpty()) {
            return Link.UNKNOWN;
        }
        Reference where = carrier.map(known -> known instanceof PracticeSituation situation
                        ? situation.structure()
                        : Reference.to(known.ref()))
                .orElseGet(Reference.None::new);
        Optional<CarrierRef> place = where.carrier();
        if (place.isEmpty()) {
            boolean nowhere = carrierState(carrier) == State.OPEN && !where.namesSomebody();
            return nowhere ? Link.ELSEWHERE : Link.UNKNOWN;
        }
        if (place.get().equals(answerable.get().ref())) {
            return Link.OWN_STRUCTURE;
        }
        if (directory.sameLegalEntity(place.get(), answerable.get().ref())) {
            return Link.SAME_LEGAL_ENTITY;
        }
        boolean known = directory.carrier(place.get()).isPresent()
                && legalEntityInDoubt(mailbox, carrier).isEmpty();
        return known ? Link.ELSEWHERE : Link.UNKNOWN;
    }

    private CareSetting careSetting(Optional<Carrier> carrier) {
        return place(carrier).map(settings.care()::of).orElse(CareSetting.OTHER);
    }

    /** The structure that the carrier is, or is in. */
    private Optional<Structure> place(Optional<Carrier> carrier) {
        return carrier.flatMap(known -> known instanceof PracticeSituation situation
                        ? situation.structure().carrier().flatMap(directory::carrier)
                        : Optional.of(known))
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast);
    }
}
