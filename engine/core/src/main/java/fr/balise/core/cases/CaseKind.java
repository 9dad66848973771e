package fr.balise.core.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a case is about, and so which attributes its rules may name. */
public enum CaseKind {
    /** One mailbox on one carrier. */
    PUBLICATION(PublicationCase.class, CaseAttribute.values()),
    /** One mailbox over all its places; its rules report, and decide nothing. */
    MAILBOX(MailboxCase.class, MailboxAttribute.values());

    private final Class<? extends FlatCase> type;
    private final List<Attribute> attributes;

    CaseKind(Class<? extends FlatCase> type, Attribute[] attributes) {
        this.type = type;
        this.attributes = List.of(attributes);
    }

    /** The class of its cases; rules call them by its simple name. */
    public Class<? extends FlatCase> type() {
        return type;
    }

    /** Its attributes, in their order. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Finds an attribute by the name that rules use. */
    public Optional<Attribute> attribute(String ruleName) {
        return attributes.stream()
                .filter(each -> each.ruleName().equals(ruleName))
                .findFirst();
    }

    /** Finds a kind by the name that rules use: {@code PublicationCase} or {@code MailboxCase}. */
    public static Optional<CaseKind> named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.type.getSimpleName().equals(name))
                .findFirst();
    }
}
