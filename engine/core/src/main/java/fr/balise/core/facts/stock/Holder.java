package fr.balise.core.facts.stock;

import fr.balise.core.identity.IdNatPs;

/** Who holds a mailbox. */
public sealed interface Holder {
    /** A professional with a national identifier (person-identifier types 8, RPPS, and 0, ADELI). */
    record National(IdNatPs id) implements Holder {}

    /**
     * A person whom the directory knows by an MSSanté address alone (person-identifier type 10 of TRE_G08): what makes a
     * personal mailbox "type 10".
     *
     * @param identifier as the stock writes it
     */
    record ByAddress(String identifier) implements Holder {}

    /**
     * A person with a number that a structure or a register keeps (person-identifier types 1, 3, 4, 5 and 6 of TRE_G08).
     * Resources of the directory do not bear it.
     *
     * @param type the code of its type
     */
    record Registered(String type, String number) implements Holder {}

    /** Nobody is named. */
    record None() implements Holder {}
}
