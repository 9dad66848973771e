package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.Presence;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.util.Collection;
import java.util.List;

/** A case as one number, three bits an attribute, so that millions of cases fit in an array. */
public final class CaseCode {
    private static final int BITS = 3;
    private static final long ONE_ATTRIBUTE = (1L << BITS) - 1;
    private static final List<CaseAttribute> ATTRIBUTES = List.of(CaseAttribute.values());
    private static final Enum<?>[][] VALUES = values();

    private CaseCode() {}

    private static Enum<?>[][] values() {
        Enum<?>[][] values = new Enum<?>[ATTRIBUTES.size()][];
        for (CaseAttribute attribute : ATTRIBUTES) {
            values[attribute.ordinal()] = attribute.domain().toArray(new Enum<?>[0]);
            if (values[attribute.ordinal()].length > ONE_ATTRIBUTE || BITS * ATTRIBUTES.size() > Long.SIZE) {
                throw new IllegalStateException("a case no longer fits in " + Long.SIZE + " bits");
            }
        }
        return values;
    }

    /** The number of a case. */
    public static long of(PublicationCase aCase) {
        long code = 0;
        for (CaseAttribute attribute : ATTRIBUTES) {
            code = with(code, attribute, aCase.get(attribute));
        }
        return code;
    }

    /** The case of a number. */
    public static PublicationCase toCase(long code) {
        return new PublicationCase(
                (Ownership) value(code, CaseAttribute.OWNERSHIP),
                (MailboxType) value(code, CaseAttribute.MAILBOX_TYPE),
                (HolderIdentifier) value(code, CaseAttribute.HOLDER_IDENTIFIER),
                (MailboxStatus) value(code, CaseAttribute.MAILBOX_STATUS),
                (AddressForm) value(code, CaseAttribute.ADDRESS_FORM),
                (Activity) value(code, CaseAttribute.ACTIVITY),
                (CarrierKind) value(code, CaseAttribute.CARRIER_KIND),
                (State) value(code, CaseAttribute.CARRIER_STATE),
                (State) value(code, CaseAttribute.STRUCTURE_STATE),
                (State) value(code, CaseAttribute.PRACTITIONER_STATE),
                (Link) value(code, CaseAttribute.LINK),
                (Usage) value(code, CaseAttribute.USAGE),
                (Preference) value(code, CaseAttribute.PREFERENCE),
                (RedList) value(code, CaseAttribute.RED_LIST),
                (Presence) value(code, CaseAttribute.PRESENCE),
                (CareSetting) value(code, CaseAttribute.CARE_SETTING),
                (Phase) value(code, CaseAttribute.PHASE),
                (Type10CutOff) value(code, CaseAttribute.TYPE10_CUT_OFF),
                (RedListHandling) value(code, CaseAttribute.RED_LIST_HANDLING),
                (Ranking) value(code, CaseAttribute.RANKING),
                (OrganisationalContact) value(code, CaseAttribute.ORGANISATIONAL_CONTACT));
    }

    /** The value of one attribute. */
    public static Enum<?> value(long code, CaseAttribute attribute) {
        return VALUES[attribute.ordinal()][ordinal(code, attribute.ordinal())];
    }

    /** The number of the case that has another value there. */
    public static long with(long code, CaseAttribute attribute, Enum<?> value) {
        return with(code, attribute.ordinal(), value.ordinal());
    }

    /** The bits of those attributes. */
    public static long bits(Collection<CaseAttribute> attributes) {
        return attributes.stream()
                .mapToLong(attribute -> ONE_ATTRIBUTE << BITS * attribute.ordinal())
                .reduce(0, (all, some) -> all | some);
    }

    static int ordinal(long code, int attribute) {
        return (int) (code >>> BITS * attribute & ONE_ATTRIBUTE);
    }

    static long with(long code, int attribute, int value) {
        int shift = BITS * attribute;
        return code & ~(ONE_ATTRIBUTE << shift) | (long) value << shift;
    }

    static int domainSize(int attribute) {
        return VALUES[attribute].length;
    }
}
