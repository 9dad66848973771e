package fr.balise.core.facts.stock;

/** What the operator's stock says of a mailbox. */
public enum MailboxStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED,
    /** Published in one of the operator's domains and absent from its stock. */
    MISSING
}
