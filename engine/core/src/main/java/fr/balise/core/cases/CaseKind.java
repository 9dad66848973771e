package fr.balise.core.cases;

import fr.balise.core.cases.Attribute.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a case is about, and so which attributes its rules may name. */
public enum CaseKind {
    /** One mailbox on one carrier. */
    PUBLICATION("PublicationCase", EnumSet.complementOf(EnumSet.of(Kind.PLACES))),
    /** One mailbox over all its places; its rules report, and decide nothing. */
    MAILBOX("MailboxCase", EnumSet.of(Kind.MAILBOX, Kind.PLACES));

    private final String pattern;
    private final Set<Kind> told;

    CaseKind(String pattern, Set<Kind> told) {
        this.pattern = pattern;
        this.told = told;
    }

    /** How rules call its cases: {@code PublicationCase} or {@code MailboxCase}. */
    public String pattern() {
        return pattern;
    }

    /** True when its cases have the attribute. */
    public boolean has(Attribute attribute) {
        return told.contains(attribute.kind());
    }

    /** Finds a kind by what rules call its cases. */
    public static Optional<CaseKind> named(String pattern) {
        return Stream.of(values()).filter(kind -> kind.pattern.equals(pattern)).findFirst();
    }
}
