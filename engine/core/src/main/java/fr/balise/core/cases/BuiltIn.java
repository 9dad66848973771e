package fr.balise.core.cases;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The attributes that every policy knows: name, what they tell something of, the ordinary value, and how facts tell
 * them. What each means, and how each value is said, stands in {@code case_words_*.properties}.
 *
 * @param <E> its values
 */
public final class BuiltIn<E extends Enum<E>> extends Attribute {
    private static final Messages WORDS = Messages.beside(BuiltIn.class, "case_words");
    private static final List<Attribute> ALL = new ArrayList<>();

    public static final BuiltIn<Ownership> OWNERSHIP =
            new BuiltIn<>("ownership", Kind.MAILBOX, Ownership.OWN, CaseReading::ownership);
    public static final BuiltIn<MailboxType> MAILBOX_TYPE =
            new BuiltIn<>("mailboxType", Kind.MAILBOX, MailboxType.PER, CaseReading::mailboxType);
    public static final BuiltIn<HolderIdentifier> HOLDER_IDENTIFIER =
            new BuiltIn<>("holderIdentifier", Kind.MAILBOX, HolderIdentifier.NATIONAL, CaseReading::holderIdentifier);
    public static final BuiltIn<MailboxStatus> MAILBOX_STATUS =
            new BuiltIn<>("mailboxStatus", Kind.MAILBOX, MailboxStatus.ACTIVE, CaseReading::mailboxStatus);
    public static final BuiltIn<AddressForm> ADDRESS_FORM =
            new BuiltIn<>("addressForm", Kind.MAILBOX, AddressForm.CONFORMING, CaseReading::addressForm);
    public static final BuiltIn<Activity> ACTIVITY =
            new BuiltIn<>("activity", Kind.MAILBOX, Activity.RECENT, CaseReading::activity);
    public static final BuiltIn<CarrierKind> CARRIER_KIND =
            new BuiltIn<>("carrierKind", Kind.CARRIER, CarrierKind.SITUATION, CaseReading::carrierKind);
    public static final BuiltIn<State> CARRIER_STATE =
            new BuiltIn<>("carrierState", Kind.CARRIER, State.OPEN, CaseReading::carrierState);
    public static final BuiltIn<State> STRUCTURE_STATE =
            new BuiltIn<>("structureState", Kind.PAIR, State.OPEN, CaseReading::structureState);
    public static final BuiltIn<State> PRACTITIONER_STATE =
            new BuiltIn<>("practitionerState", Kind.PAIR, State.OPEN, CaseReading::practitionerState);
    public static final BuiltIn<Link> LINK = new BuiltIn<>("link", Kind.PAIR, Link.HOLDER, CaseReading::link);
    public static final BuiltIn<Usage> USAGE = new BuiltIn<>("usage", Kind.PAIR, Usage.WANTED, CaseReading::usage);
    public static final BuiltIn<Preference> PREFERENCE =
            new BuiltIn<>("preference", Kind.PAIR, Preference.NOT_PREFERRED, CaseReading::preference);
    public static final BuiltIn<RedList> RED_LIST =
            new BuiltIn<>("redList", Kind.MAILBOX, RedList.NOT_LISTED, CaseReading::redList);
    public static final BuiltIn<Presence> PRESENCE =
            new BuiltIn<>("presence", Kind.PAIR, Presence.PUBLISHED, CaseReading::presence);
    public static final BuiltIn<CareSetting> CARE_SETTING =
            new BuiltIn<>("careSetting", Kind.CARRIER, CareSetting.HOSPITAL, CaseReading::careSetting);
    public static final BuiltIn<Phase> PHASE = new BuiltIn<>(
            "phase",
            Kind.CALENDAR,
            Phase.TRANSITION,
            reading -> reading.settings().phaseOn(reading.asOf()));
    public static final BuiltIn<Type10CutOff> TYPE10_CUT_OFF = new BuiltIn<>(
            "type10CutOff",
            Kind.CALENDAR,
            Type10CutOff.PENDING,
            reading -> reading.settings().type10CutOffOn(reading.asOf()));
    public static final BuiltIn<RedListHandling> RED_LIST_HANDLING = new BuiltIn<>(
            "redListHandling",
            Kind.SETTING,
            RedListHandling.HIDE,
            reading -> reading.settings().redListHandling());
    public static final BuiltIn<Ranking> RANKING = new BuiltIn<>(
            "ranking", Kind.SETTING, Ranking.ON, reading -> reading.settings().ranking());
    public static final BuiltIn<OrganisationalContact> ORGANISATIONAL_CONTACT = new BuiltIn<>(
            "organisationalContact",
            Kind.SETTING,
            OrganisationalContact.LEGAL_ENTITY,
            reading -> reading.settings().organisationalContact());
    public static final BuiltIn<Silence> SILENCE = new BuiltIn<>(
            "silence",
            Kind.SETTING,
            Silence.REMOVE,
            reading -> reading.settings().silence());
    /** None is required as long as nothing is decided. */
    public static final BuiltIn<RequiredPlaces> REQUIRED_PLACES =
            new BuiltIn<>("requiredPlaces", Kind.PLACES, RequiredPlaces.SOME, reading -> RequiredPlaces.NONE);

    private final E ordinary;
    private final E[] constants;
    private final Function<CaseReading, E> reader;

    /** Whose mailbox it is, told by its mail domain. */
    public enum Ownership {
        OWN,
        FOREIGN
    }

    /** What kind of identifier names the holder of a PER or CAB mailbox. */
    public enum HolderIdentifier {
        /** RPPS or ADELI. */
        NATIONAL,
        /** An MSSanté address, which makes a PER mailbox "type 10". */
        ADDRESS,
        /** A number that a structure or a register keeps, and that no resource of the directory bears. */
        REGISTER,
        NONE
    }

    /** Whether the address has the form that the policy asks for (IG-ADDRESS). */
    public enum AddressForm {
        CONFORMING,
        NON_CONFORMING
    }

    /** The band into which the time since the last activity falls. */
    public enum Activity {
        RECENT,
        DORMANT,
        INACTIVE,
        UNKNOWN
    }

    /** What the directory says of a resource. */
    public enum State {
        OPEN,
        CLOSED,
        UNKNOWN,
        /** No such resource is concerned. */
        NONE
    }

    /** How the carrier relates to the mailbox. */
    public enum Link {
        /** The carrier is the mailbox's holder, or a situation of the holder. */
        HOLDER,
        /** The carrier is the mailbox's structure, or a situation in it. */
        OWN_STRUCTURE,
        /** The carrier is, or is in, another structure of the same legal entity. */
        SAME_LEGAL_ENTITY,
        /** None of these. */
        ELSEWHERE,
        /** The directory does not say enough to tell. */
        UNKNOWN
    }

    /** What the professional answered for this mailbox on this situation. */
    public enum Usage {
        WANTED,
        REFUSED,
        NOT_ASKED,
        /** The answer is older than the policy lets an answer be. */
        EXPIRED
    }

    /** Whether the professional wants to be contacted there first (A3-RANK). */
    public enum Preference {
        PREFERRED,
        NOT_PREFERRED
    }

    /** Whether the stock puts the mailbox on the red list (IG-REDLIST). */
    public enum RedList {
        LISTED,
        NOT_LISTED
    }

    /** Whether the mailbox is published on this carrier now. */
    public enum Presence {
        PUBLISHED,
        ABSENT
    }

    /** What sort of place the structure is, by the policy's table of sectors. */
    public enum CareSetting {
        HOSPITAL,
        TOWN,
        LABORATORY,
        PHARMACY,
        OTHER
    }

    /** Where the evaluation date stands between the policy's dates (A3-TRANSITION). */
    public enum Phase {
        BEFORE,
        TRANSITION,
        TARGET
    }

    /** Whether the date from which type 10 is no longer published has come (A3-TYPE10). */
    public enum Type10CutOff {
        PENDING,
        REACHED
    }

    /** A setting: what becomes of a mailbox on the red list. */
    public enum RedListHandling {
        HIDE,
        REMOVE
    }

    /** A setting: whether the preferred mailbox is written as rank 1 (A3-RANK). */
    public enum Ranking {
        ON,
        OFF
    }

    /** A setting: how far from its structure an ORG mailbox may be a contact. */
    public enum OrganisationalContact {
        LEGAL_ENTITY,
        ANYWHERE
    }

    /** A setting: what the silence of a professional means once the transition is over. */
    public enum Silence {
        REMOVE,
        KEEP_IN_USE
    }

    /** On how many carriers the policy requires a mailbox. */
    public enum RequiredPlaces {
        NONE,
        SOME
    }

    private BuiltIn(String name, Kind kind, E ordinary, Function<CaseReading, E> reader) {
        super(name, kind, ALL.size(), names(ordinary.getDeclaringClass()));
        this.ordinary = ordinary;
        this.constants = constants(ordinary.getDeclaringClass());
        this.reader = reader;
        ALL.add(this);
    }

    private static <E extends Enum<E>> E[] constants(Class<E> type) {
        return Objects.requireNonNull(type.getEnumConstants());
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Stream.of(constants(type)).map(Enum::name).toList();
    }

    static List<Attribute> inOrder() {
        return List.copyOf(ALL);
    }

    E value(int index) {
        return constants[index];
    }

    /** Some of its values, as bits. */
    @SafeVarargs
    public final int bits(E... some) {
        return Stream.of(some).mapToInt(value -> 1 << value.ordinal()).reduce(0, (all, bit) -> all | bit);
    }

    @Override
    public int ordinary() {
        return ordinary.ordinal();
    }

    @Override
    public Text meaning() {
        return WORDS.text(name());
    }

    @Override
    public Text words(String value) {
        return WORDS.text(name() + "." + value);
    }

    @Override
    int read(CaseReading reading) {
        return reader.apply(reading).ordinal();
    }
}
