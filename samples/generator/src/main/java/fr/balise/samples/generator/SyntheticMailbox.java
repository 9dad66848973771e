package fr.balise.samples.generator;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A mailbox as the operator's stock and the directory tell it.
 *
 * @param type PER, ORG, APP or CAB
 * @param holderType as in the stock; empty for none
 * @param structure FINESS number; empty for none
 * @param status of the stock; MISSING when the stock does not hold it
 * @param lastActivity empty when nothing is recorded
 */
record SyntheticMailbox(
        String address,
        String type,
        String holderType,
        String holder,
        String structure,
        String status,
        Optional<LocalDate> lastActivity,
        boolean redList) {
    static final String MISSING = "MISSING";

    boolean inStock() {
        return !status.equals(MISSING);
    }
}
