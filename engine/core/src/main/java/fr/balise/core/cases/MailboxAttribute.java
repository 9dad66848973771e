package fr.balise.core.cases;

import fr.balise.core.cases.MailboxCase.RequiredPlaces;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Text;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The attributes of a {@link MailboxCase}; those that a {@link PublicationCase} has as well bear the same names. */
public enum MailboxAttribute implements Attribute {
    OWNERSHIP(CaseAttribute.OWNERSHIP, MailboxCase::ownership),
    MAILBOX_TYPE(CaseAttribute.MAILBOX_TYPE, MailboxCase::mailboxType),
    HOLDER_IDENTIFIER(CaseAttribute.HOLDER_IDENTIFIER, MailboxCase::holderIdentifier),
    MAILBOX_STATUS(CaseAttribute.MAILBOX_STATUS, MailboxCase::mailboxStatus),
    ACTIVITY(CaseAttribute.ACTIVITY, MailboxCase::activity),
    REQUIRED_PLACES(
            "requiredPlaces",
            RequiredPlaces.class,
            new Text(
                    "la politique veut la boîte sur une ressource au moins (SOME) ou sur aucune (NONE)",
                    "the policy wants the mailbox on one carrier at least (SOME) or on none (NONE)"),
            MailboxCase::requiredPlaces);

    private final String ruleName;
    private final Class<? extends Enum<?>> type;
    private final Text meaning;
    private final Function<MailboxCase, Enum<?>> reader;

    MailboxAttribute(CaseAttribute same, Function<MailboxCase, Enum<?>> reader) {
        this(same.ruleName(), same.type(), same.meaning(), reader);
    }

    MailboxAttribute(
            String ruleName, Class<? extends Enum<?>> type, Text meaning, Function<MailboxCase, Enum<?>> reader) {
        this.ruleName = ruleName;
        this.type = type;
        this.meaning = meaning;
        this.reader = reader;
    }

    @Override
    public String ruleName() {
        return ruleName;
    }

    @Override
    public Class<? extends Enum<?>> type() {
        return type;
    }

    @Override
    public Text meaning() {
        return meaning;
    }

    Enum<?> valueIn(MailboxCase aCase) {
        return reader.apply(aCase);
    }

    /** Builds a case from a value for every attribute. */
    static MailboxCase caseOf(Map<MailboxAttribute, Enum<?>> values) {
        return new MailboxCase(
                (Ownership) OWNERSHIP.in(values),
                (MailboxType) MAILBOX_TYPE.in(values),
                (HolderIdentifier) HOLDER_IDENTIFIER.in(values),
                (MailboxStatus) MAILBOX_STATUS.in(values),
                (Activity) ACTIVITY.in(values),
                (RequiredPlaces) REQUIRED_PLACES.in(values));
    }

    private Enum<?> in(Map<MailboxAttribute, Enum<?>> values) {
        return Objects.requireNonNull(values.get(this), () -> "no value for " + ruleName);
    }
}
