package fr.balise.samples.generator;

import java.util.List;
import java.util.OptionalInt;

/**
 * A structure.
 *
 * @param partOf the number of its legal entity
 * @param held the mailboxes that are its own
 * @param shown the mailboxes that stand on its record, one of another structure perhaps
 */
record SyntheticStructure(
        int index,
        boolean active,
        String sector,
        String name,
        String town,
        String postalCode,
        OptionalInt partOf,
        List<SyntheticMailbox> held,
        List<SyntheticMailbox> shown) {
    private static final int FINESS = 990_000_000;

    static String finess(int index) {
        return String.valueOf(FINESS + index);
    }

    static String id(int index) {
        return "org-" + index;
    }
}
