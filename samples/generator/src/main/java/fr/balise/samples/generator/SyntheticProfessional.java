package fr.balise.samples.generator;

import java.time.LocalDate;
import java.util.List;

/**
 * A professional with situations.
 *
 * @param held the mailboxes that are theirs
 * @param shown the mailboxes that stand on the record itself
 */
record SyntheticProfessional(
        int index,
        boolean active,
        String family,
        String given,
        List<SyntheticMailbox> held,
        List<SyntheticMailbox> shown,
        List<Situation> situations) {
    private static final long RPPS = 10_900_000_000L;

    /**
     * A practice situation.
     *
     * @param number of the situation, 12 digits
     * @param structure the number of the structure
     * @param mode L or S, of TRE_R23
     * @param shown the mailboxes that stand there
     * @param answers what the professional said of mailboxes there
     */
    record Situation(
            String number,
            boolean active,
            int structure,
            String mode,
            List<SyntheticMailbox> shown,
            List<Answer> answers) {}

    /** An answer. */
    record Answer(SyntheticMailbox mailbox, boolean wanted, LocalDate on) {}

    static String rpps(int index) {
        return String.valueOf(RPPS + index);
    }

    static String id(int index) {
        return "prac-" + index;
    }
}
