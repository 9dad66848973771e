package fr.balise.core.facts;

import fr.balise.core.identity.IdNatPs;

/** Who holds a mailbox. */
public sealed interface Holder {
    /** A professional with a national identifier (person-identifier types 8, RPPS, and 0, ADELI). */
    record National(IdNatPs id) implements Holder {}

    /**
     * A person known only to the structure answerable for the mailbox (person-identifier type 10): what makes a
     * mailbox "type 10".
     *
     * @param identifier as the structure keeps it
     */
    record Local(String identifier) implements Holder {}

    /** Nobody is named. */
    record None() implements Holder {}
}
