package fr.balise.core.cases;

import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.util.EnumMap;
import java.util.Map;

/**
 * One mailbox over all its places: each line of the stock, and each of the operator's addresses that the directory
 * shows. It is asked about once its places are decided; its rules may only report.
 *
 * @param activity by the months that hold for the mailbox's type, in the structure answerable for it
 * @param requiredPlaces whether it must be published anywhere
 */
public record MailboxCase(
        Ownership ownership,
        MailboxType mailboxType,
        HolderIdentifier holderIdentifier,
        MailboxStatus mailboxStatus,
        Activity activity,
        RequiredPlaces requiredPlaces)
        implements FlatCase {
    /** On how many carriers the policy requires a mailbox. */
    public enum RequiredPlaces {
        NONE,
        SOME
    }

    @Override
    public CaseKind kind() {
        return CaseKind.MAILBOX;
    }

    @Override
    public Enum<?> get(Attribute attribute) {
        return ((MailboxAttribute) attribute).valueIn(this);
    }

    @Override
    public MailboxCase with(Attribute attribute, Enum<?> value) {
        Map<MailboxAttribute, Enum<?>> values = new EnumMap<>(MailboxAttribute.class);
        for (MailboxAttribute each : MailboxAttribute.values()) {
            values.put(each, each.valueIn(this));
        }
        values.put((MailboxAttribute) attribute, value);
        return of(values);
    }

    /**
     * Builds a case from a value for every attribute.
     *
     * @throws ClassCastException when a value is of another attribute
     */
    public static MailboxCase of(Map<MailboxAttribute, Enum<?>> values) {
        return MailboxAttribute.caseOf(values);
    }
}
