package fr.balise.core.cases;

import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.util.EnumMap;
import java.util.Map;

/**
 * One mailbox on one possible carrier, told only by attributes with a small, closed set of values. It names nobody: two
 * mailboxes in the same position are the same case and share one decision. What each attribute means stands with
 * {@link CaseAttribute}; how it is derived, with {@link CaseDerivation}.
 */
public record PublicationCase(
        Ownership ownership,
        MailboxType mailboxType,
        HolderIdentifier holderIdentifier,
        MailboxStatus mailboxStatus,
        AddressForm addressForm,
        Activity activity,
        CarrierKind carrierKind,
        State carrierState,
        State structureState,
        State practitionerState,
        Link link,
        Usage usage,
        Preference preference,
        RedList redList,
        Presence presence,
        CareSetting careSetting,
        Phase phase,
        Type10CutOff type10CutOff,
        RedListHandling redListHandling,
        Ranking ranking,
        OrganisationalContact organisationalContact)
        implements FlatCase {

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

    @Override
    public CaseKind kind() {
        return CaseKind.PUBLICATION;
    }

    @Override
    public Enum<?> get(Attribute attribute) {
        return ((CaseAttribute) attribute).valueIn(this);
    }

    @Override
    public PublicationCase with(Attribute attribute, Enum<?> value) {
        Map<CaseAttribute, Enum<?>> values = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute each : CaseAttribute.values()) {
            values.put(each, each.valueIn(this));
        }
        values.put((CaseAttribute) attribute, value);
        return of(values);
    }

    /**
     * Builds a case from a value for every attribute.
     *
     * @throws ClassCastException when a value is of another attribute
     */
    public static PublicationCase of(Map<CaseAttribute, Enum<?>> values) {
        return new PublicationCase(
                CaseAttribute.OWNERSHIP.in(values, Ownership.class),
                CaseAttribute.MAILBOX_TYPE.in(values, MailboxType.class),
                CaseAttribute.HOLDER_IDENTIFIER.in(values, HolderIdentifier.class),
                CaseAttribute.MAILBOX_STATUS.in(values, MailboxStatus.class),
                CaseAttribute.ADDRESS_FORM.in(values, AddressForm.class),
                CaseAttribute.ACTIVITY.in(values, Activity.class),
                CaseAttribute.CARRIER_KIND.in(values, CarrierKind.class),
                CaseAttribute.CARRIER_STATE.in(values, State.class),
                CaseAttribute.STRUCTURE_STATE.in(values, State.class),
                CaseAttribute.PRACTITIONER_STATE.in(values, State.class),
                CaseAttribute.LINK.in(values, Link.class),
                CaseAttribute.USAGE.in(values, Usage.class),
                CaseAttribute.PREFERENCE.in(values, Preference.class),
                CaseAttribute.RED_LIST.in(values, RedList.class),
                CaseAttribute.PRESENCE.in(values, Presence.class),
                CaseAttribute.CARE_SETTING.in(values, CareSetting.class),
                CaseAttribute.PHASE.in(values, Phase.class),
                CaseAttribute.TYPE10_CUT_OFF.in(values, Type10CutOff.class),
                CaseAttribute.RED_LIST_HANDLING.in(values, RedListHandling.class),
                CaseAttribute.RANKING.in(values, Ranking.class),
                CaseAttribute.ORGANISATIONAL_CONTACT.in(values, OrganisationalContact.class));
    }
}
