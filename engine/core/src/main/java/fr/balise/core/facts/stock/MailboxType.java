package fr.balise.core.facts.stock;

/** The type of a mailbox (terminology TRE_R257-TypeBAL). "Type 10" is not one: it is told by the holder's identifier. */
public enum MailboxType {
    /** Personal. */
    PER,
    /** Organisational. */
    ORG,
    /** Applicative. */
    APP,
    /** Practice (cabinet). */
    CAB,
    /** Published without a type that we know, and absent from the stock. */
    UNKNOWN
}
