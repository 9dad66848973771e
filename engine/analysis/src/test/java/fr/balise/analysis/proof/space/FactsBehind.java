package fr.balise.analysis.proof.space;

import fr.balise.core.cases.BuiltIn;
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
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Facts from which a given case is derived: the proof that the case can occur. */
final class FactsBehind {
    private static final CarrierRef HOLDER = new CarrierRef(CarrierKind.PRACTITIONER, "holder");
    private static final CarrierRef ANOTHER = new CarrierRef(CarrierKind.PRACTITIONER, "another");
    private static final CarrierRef SITUATION = new CarrierRef(CarrierKind.SITUATION, "situation");
    private static final CarrierRef PLACE = new CarrierRef(CarrierKind.STRUCTURE, "place");
    private static final CarrierRef ANSWERABLE = new CarrierRef(CarrierKind.STRUCTURE, "answerable");
    private static final CarrierRef NOWHERE = new CarrierRef(CarrierKind.STRUCTURE, "nowhere");
    private static final Identifier FINESS = new Identifier("https://finess.esante.gouv.fr", "750000001");
    private static final Identifier UNKNOWN_FINESS = new Identifier("https://finess.esante.gouv.fr", "759999999");
    private static final IdNatPs RPPS = new IdNatPs("810000000001");
    private static final SituationId SITUATION_ID = new SituationId("SE-1");

    private final PublicationCase wanted;
    private final LocalDate asOf;
    private final MailboxAddress address;
    private final List<Carrier> carriers = new ArrayList<>();
    private Optional<Identifier> answerable = Optional.empty();

    private FactsBehind(PublicationCase wanted, LocalDate asOf) {
        this.wanted = wanted;
        this.asOf = asOf;
        String name = wanted.get(BuiltIn.ADDRESS_FORM) == AddressForm.CONFORMING ? "boite" : "tropbreve";
        this.address = new MailboxAddress(
                name + (wanted.get(BuiltIn.OWNERSHIP) == Ownership.OWN ? "@ponant" : "@levant") + ".mssante.fr");
    }

    static PublicationFacts of(PublicationCase wanted, LocalDate asOf) {
        return new FactsBehind(wanted, asOf).facts();
    }

    private boolean inStock() {
        return wanted.get(BuiltIn.MAILBOX_STATUS) != MailboxStatus.MISSING;
    }

    private boolean personal() {
        return wanted.get(BuiltIn.MAILBOX_TYPE) == MailboxType.PER
                || wanted.get(BuiltIn.MAILBOX_TYPE) == MailboxType.CAB;
    }

    private PublicationFacts facts() {
        if (inStock() && personal() && wanted.get(BuiltIn.LINK) != Link.HOLDER) {
            recordOfHolder(new CarrierRef(CarrierKind.PRACTITIONER, "elsewhere"));
        }
        switch (wanted.get(BuiltIn.CARRIER_KIND)) {
            case PRACTITIONER -> onPractitioner();
            case SITUATION -> onSituation();
            case STRUCTURE -> onStructure();
        }
        return new PublicationFacts(
                RandomFacts.OPERATOR,
                inStock() ? List.of(mailbox()) : List.of(),
                declarations(),
                carriers,
                Set.of(),
                List.of(),
                Set.of(),
                List.of(),
                new TreeMap<>());
    }

    private void recordOfHolder(CarrierRef ref) {
        State state = wanted.get(BuiltIn.PRACTITIONER_STATE);
        if (wanted.get(BuiltIn.HOLDER_IDENTIFIER) == HolderIdentifier.NATIONAL && state != State.UNKNOWN) {
            carriers.add(professional(ref, state == State.OPEN, List.of(), Set.of(RPPS)));
        }
    }

    private void onPractitioner() {
        if (wanted.get(BuiltIn.LINK) == Link.HOLDER
                && wanted.get(BuiltIn.CARRIER_STATE) != wanted.get(BuiltIn.PRACTITIONER_STATE)) {
            recordOfHolder(ANOTHER);
        }
        Set<IdNatPs> ids = wanted.get(BuiltIn.LINK) == Link.HOLDER ? Set.of(RPPS) : Set.of();
        carriers.add(professional(HOLDER, wanted.get(BuiltIn.CARRIER_STATE) == State.OPEN, attachments(), ids));
        if (wanted.get(BuiltIn.USAGE) == Usage.REFUSED) {
            carriers.add(new PracticeSituation(
                    SITUATION,
                    List.of(),
                    true,
                    "",
                    List.of(),
                    Optional.of(SITUATION_ID),
                    Reference.to(HOLDER),
                    new Reference.None()));
        }
        if (inStock() && !personal()) {
            answerable(wanted.get(BuiltIn.STRUCTURE_STATE), ANSWERABLE, Optional.empty());
        }
    }

    private void onStructure() {
        State state = wanted.get(BuiltIn.CARRIER_STATE);
        if (state == State.UNKNOWN) {
            answerable = Optional.of(UNKNOWN_FINESS);
            return;
        }
        boolean own = wanted.get(BuiltIn.LINK) == Link.OWN_STRUCTURE;
        Optional<CarrierRef> parent =
                wanted.get(BuiltIn.LINK) == Link.SAME_LEGAL_ENTITY ? Optional.of(ANSWERABLE) : Optional.empty();
        carriers.add(structure(PLACE, own ? List.of(FINESS) : List.of(), state, attachments(), parent));
        if (own) {
            answerable = Optional.of(FINESS);
        } else if (inStock() && !personal()) {
            answerable(wanted.get(BuiltIn.STRUCTURE_STATE), ANSWERABLE, Optional.empty());
        }
    }

    private void onSituation() {
        State place = placeState();
        boolean unknownCarrier = wanted.get(BuiltIn.CARRIER_STATE) == State.UNKNOWN
                && wanted.get(BuiltIn.PRESENCE) == Presence.ABSENT
                && place == State.NONE
                && wanted.get(BuiltIn.LINK) == Link.UNKNOWN;
        Optional<CarrierRef> where = switch (place) {
            case NONE -> Optional.empty();
            case UNKNOWN -> Optional.of(NOWHERE);
            default -> Optional.of(PLACE);
        };
        if (!unknownCarrier) {
            carriers.add(new PracticeSituation(
                    SITUATION,
                    List.of(),
                    wanted.get(BuiltIn.CARRIER_STATE) != State.CLOSED,
                    "",
                    attachments(),
                    Optional.of(SITUATION_ID),
                    Reference.of(professionalOfSituation()),
                    Reference.of(where)));
        }
        boolean own = wanted.get(BuiltIn.LINK) == Link.OWN_STRUCTURE;
        if (place == State.OPEN || place == State.CLOSED) {
            Optional<CarrierRef> parent =
                    wanted.get(BuiltIn.LINK) == Link.SAME_LEGAL_ENTITY ? Optional.of(ANSWERABLE) : Optional.empty();
            carriers.add(structure(PLACE, own ? List.of(FINESS) : List.of(), place, List.of(), parent));
        }
        if (own) {
            answerable = Optional.of(FINESS);
        } else if (inStock() && !personal()) {
            boolean within = wanted.get(BuiltIn.LINK) == Link.SAME_LEGAL_ENTITY && place == State.UNKNOWN;
            State state = answerableState(place);
            answerable(state, ANSWERABLE, within ? Optional.of(NOWHERE) : Optional.empty());
        }
    }

    private State answerableState(State place) {
        if (wanted.get(BuiltIn.LINK) == Link.UNKNOWN) {
            return place == State.CLOSED ? State.UNKNOWN : wanted.get(BuiltIn.STRUCTURE_STATE);
        }
        return wanted.get(BuiltIn.STRUCTURE_STATE) == State.UNKNOWN ? State.OPEN : wanted.get(BuiltIn.STRUCTURE_STATE);
    }

    /** The state of the situation's own structure that leads to the state wanted. */
    private State placeState() {
        if (wanted.get(BuiltIn.OWNERSHIP) == Ownership.FOREIGN
                || inStock() && !personal() && wanted.get(BuiltIn.LINK) == Link.UNKNOWN) {
            if (wanted.get(BuiltIn.STRUCTURE_STATE) == State.CLOSED) {
                return State.CLOSED;
            }
            return wanted.get(BuiltIn.CARE_SETTING) == CareSetting.OTHER ? State.NONE : State.OPEN;
        }
        return wanted.get(BuiltIn.STRUCTURE_STATE);
    }

    private Optional<CarrierRef> professionalOfSituation() {
        if (wanted.get(BuiltIn.CARRIER_STATE) == State.UNKNOWN) {
            return Optional.empty();
        }
        if (!inStock()) {
            return Optional.of(ANOTHER);
        }
        if (!personal()) {
            State state = wanted.get(BuiltIn.PRACTITIONER_STATE);
            if (state == State.OPEN || state == State.CLOSED) {
                carriers.add(professional(ANOTHER, state == State.OPEN, List.of(), Set.of()));
            }
            return state == State.NONE ? Optional.empty() : Optional.of(ANOTHER);
        }
        if (wanted.get(BuiltIn.LINK) == Link.HOLDER) {
            recordOfHolder(HOLDER);
            return Optional.of(HOLDER);
        }
        if (wanted.get(BuiltIn.LINK) == Link.UNKNOWN) {
            return wanted.get(BuiltIn.PRACTITIONER_STATE) == State.OPEN ? Optional.empty() : Optional.of(ANOTHER);
        }
        carriers.add(professional(ANOTHER, true, List.of(), Set.of()));
        return Optional.of(ANOTHER);
    }

    private void answerable(State state, CarrierRef ref, Optional<CarrierRef> parent) {
        if (state == State.UNKNOWN) {
            answerable = Optional.of(UNKNOWN_FINESS);
        } else {
            answerable = Optional.of(FINESS);
            carriers.add(structure(ref, List.of(FINESS), state, List.of(), parent));
        }
    }

    private static Practitioner professional(
            CarrierRef ref, boolean active, List<Attachment> attachments, Set<IdNatPs> ids) {
        return new Practitioner(ref, List.of(), active, "", attachments, ids);
    }

    private Structure structure(
            CarrierRef ref,
            List<Identifier> ids,
            State state,
            List<Attachment> attachments,
            Optional<CarrierRef> parent) {
        return new Structure(
                ref,
                ids,
                state == State.OPEN,
                "",
                attachments,
                Reference.of(parent),
                Set.of(CaseSpaceTest.sector(wanted.get(BuiltIn.CARE_SETTING))));
    }

    private List<Attachment> attachments() {
        return wanted.get(BuiltIn.PRESENCE) == Presence.ABSENT
                ? List.of()
                : List.of(new Attachment(
                        address,
                        address.value(),
                        wanted.get(BuiltIn.MAILBOX_TYPE),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "fingerprint",
                        false));
    }

    private List<UsageDeclaration> declarations() {
        return wanted.get(BuiltIn.USAGE) == Usage.NOT_ASKED
                ? List.of()
                : List.of(new UsageDeclaration(
                        address,
                        SITUATION_ID,
                        wanted.get(BuiltIn.USAGE) != Usage.REFUSED,
                        wanted.get(BuiltIn.PREFERENCE) == Preference.PREFERRED,
                        wanted.get(BuiltIn.USAGE) == Usage.EXPIRED ? asOf.minusYears(2) : asOf,
                        new SourceLine("declarations.csv", 2)));
    }

    private Mailbox mailbox() {
        Holder holder = switch (wanted.get(BuiltIn.HOLDER_IDENTIFIER)) {
            case NATIONAL -> new Holder.National(RPPS);
            case ADDRESS -> new Holder.ByAddress("agent-7@ponant.mssante.fr");
            case REGISTER -> new Holder.Registered("5", "agent-7");
            case NONE -> new Holder.None();
        };
        Optional<LocalDate> lastActivity = switch (wanted.get(BuiltIn.ACTIVITY)) {
            case RECENT -> Optional.of(asOf);
            case DORMANT -> Optional.of(asOf.minusMonths(6));
            case INACTIVE -> Optional.of(asOf.minusMonths(12));
            case UNKNOWN -> Optional.empty();
        };
        return new Mailbox(
                address,
                wanted.get(BuiltIn.MAILBOX_TYPE),
                holder,
                answerable,
                wanted.get(BuiltIn.MAILBOX_STATUS),
                lastActivity,
                wanted.get(BuiltIn.RED_LIST) == RedList.LISTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new SourceLine("mailboxes.csv", 2));
    }
}
