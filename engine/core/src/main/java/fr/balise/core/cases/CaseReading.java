package fr.balise.core.cases;

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
    /** From best to worst; what is not concerned does not count. */
    private static final List<State> WORSENING = List.of(State.NONE, State.OPEN, State.CLOSED, State.UNKNOWN);

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
                settings.ranking());
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
                known.map(u -> u.wanted() ? Usage.WANTED : Usage.REFUSED).orElse(Usage.NOT_ASKED),
                known.filter(u -> u.wanted() && u.preferred()).isPresent()
                        ? Preference.PREFERRED
                        : Preference.NOT_PREFERRED,
                mailbox.filter(Mailbox::redList).isPresent() ? RedList.LISTED : RedList.NOT_LISTED,
                presence(attachment),
                careSetting(carrier),
                phase,
                type10CutOff,
                settings.redListHandling(),
                settings.ranking());
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
                .map(holder -> {
                    if (holder instanceof Holder.National) {
                        return HolderIdentifier.NATIONAL;
                    }
                    return holder instanceof Holder.Local ? HolderIdentifier.LOCAL : HolderIdentifier.NONE;
                })
                .orElse(HolderIdentifier.NONE);
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
        return Stream.of(there, answerable)
                .max(Comparator.comparing(WORSENING::indexOf))
                .orElseThrow();
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
        if (personal(mailbox.get())) {
            return holderState(mailbox.get().holder());
        }
        return carrier.filter(PracticeSituation.class::isInstance)
                .map(PracticeSituation.class::cast)
                .map(situation -> directory.state(situation.practitioner()))
                .orElse(State.NONE);
    }

    private State holderState(Holder holder) {
        if (holder instanceof Holder.National national) {
            List<Practitioner> records = directory.practitioners(national.id());
            if (records.isEmpty()) {
                return State.UNKNOWN;
            }
            return records.stream().anyMatch(Practitioner::active) ? State.OPEN : State.CLOSED;
        }
        return holder instanceof Holder.Local ? State.NONE : State.UNKNOWN;
    }

    private Link link(Mailbox mailbox, CarrierKind kind, Optional<Carrier> carrier) {
        return personal(mailbox) ? linkToHolder(mailbox, kind, carrier) : linkToStructure(mailbox, kind, carrier);
    }

    private Link linkToHolder(Mailbox mailbox, CarrierKind kind, Optional<Carrier> carrier) {
        if (kind == CarrierKind.STRUCTURE) {
            return Link.ELSEWHERE;
        }
        Optional<CarrierRef> professional = carrier.flatMap(known ->
                known instanceof PracticeSituation situation ? situation.practitioner().carrier() : Optional.of(known.ref()));
        if (professional.isEmpty()) {
            return Link.UNKNOWN;
        }
        boolean holders = mailbox.holder() instanceof Holder.National national
                && directory.practitioners(national.id()).stream()
                        .anyMatch(record -> record.ref().equals(professional.get()));
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
        Optional<CarrierRef> place = carrier.flatMap(known ->
                known instanceof PracticeSituation situation ? situation.structure().carrier() : Optional.of(known.ref()));
        if (place.isEmpty()) {
            return carrierState(carrier) == State.OPEN ? Link.ELSEWHERE : Link.UNKNOWN;
        }
        if (place.get().equals(answerable.get().ref())) {
            return Link.OWN_STRUCTURE;
        }
        return directory.sameLegalEntity(place.get(), answerable.get().ref()) ? Link.SAME_LEGAL_ENTITY : Link.ELSEWHERE;
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
