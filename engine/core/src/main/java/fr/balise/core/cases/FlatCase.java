package fr.balise.core.cases;

/**
 * What rules look at, one at a time: told only by attributes with a small, closed set of values, so that equal cases
 * share one decision.
 */
public sealed interface FlatCase permits PublicationCase, MailboxCase {
    /** What it is a case of. */
    CaseKind kind();

    /**
     * The value of one attribute.
     *
     * @throws ClassCastException when the attribute is of another kind of case
     */
    Enum<?> get(Attribute attribute);

    /** This case with another value for one of its attributes. */
    FlatCase with(Attribute attribute, Enum<?> value);
}
