package fr.balise.samples.generator;

import java.time.LocalDate;

/**
 * How much is made, and from what seed: the same shape makes the same bytes.
 *
 * @param professionals how many; situations and personal mailboxes follow
 * @param structures how many; organisational mailboxes follow
 * @param domains mail domains, all the operator's
 * @param asOf the day on which it is told: activities and answers lie before it
 */
public record Shape(long seed, int professionals, int structures, int domains, LocalDate asOf) {
    /** The professionals of the whole country. */
    public static final int WHOLE_COUNTRY = 1_953_750;

    private static final int STRUCTURES = 1_993_189;
    private static final int DOMAINS = 5_018;
    private static final int FEWEST_DOMAINS = 4;

    /**
     * A country, in the size of the public figures of August 2026.
     *
     * @param professionals how many of its 1,953,750; the rest in proportion
     * @throws IllegalArgumentException when that is none, or more than the country has
     */
    public static Shape country(long seed, int professionals, LocalDate asOf) {
        if (professionals < 1 || professionals > WHOLE_COUNTRY) {
            throw new IllegalArgumentException("not between 1 and " + WHOLE_COUNTRY + ": " + professionals);
        }
        double share = (double) professionals / WHOLE_COUNTRY;
        return new Shape(
                seed,
                professionals,
                Math.max(1, (int) Math.round(STRUCTURES * share)),
                Math.max(FEWEST_DOMAINS, (int) Math.round(DOMAINS * share)),
                asOf);
    }
}
