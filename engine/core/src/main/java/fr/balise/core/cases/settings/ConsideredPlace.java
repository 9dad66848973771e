package fr.balise.core.cases.settings;

import fr.balise.core.facts.stock.MailboxType;
import java.util.EnumSet;
import java.util.Set;

/** Carriers that a policy may have considered for each mailbox of a type, whether or not it is published or wanted there. */
public enum ConsideredPlace {
    /** The record of the holder, where mailboxes stood before there were situations. */
    HOLDER_RECORD(MailboxType.PER, MailboxType.CAB),
    /** Every situation of the holder. */
    HOLDER_SITUATIONS(MailboxType.PER, MailboxType.CAB),
    /** The structure that is answerable for the mailbox. */
    OWN_STRUCTURE(MailboxType.ORG, MailboxType.APP),
    /** Every situation in that structure. */
    OWN_STRUCTURE_SITUATIONS(MailboxType.ORG, MailboxType.APP),
    /** Every situation in the legal entity of that structure, its own included. */
    LEGAL_ENTITY_SITUATIONS(MailboxType.ORG, MailboxType.APP);

    private final Set<MailboxType> types;

    ConsideredPlace(MailboxType first, MailboxType second) {
        this.types = EnumSet.of(first, second);
    }

    /** True when mailboxes of that type have such a carrier. */
    public boolean suits(MailboxType type) {
        return types.contains(type);
    }
}
