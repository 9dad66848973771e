package fr.balise.operations.following;

import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.following.counting.Indicators;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is kept of one directory, day after day. */
public interface Store extends AutoCloseable {
    /** Keeps nothing. */
    Store NONE = new Store() {
        @Override
        public void keep(Day day, LocalDate forgetBefore) {
            // What is not kept is not known tomorrow.
        }

        @Override
        public SortedMap<LocalDate, SortedMap<String, Figures>> history(IndicatorDimension dimension, LocalDate until) {
            return new TreeMap<>();
        }

        @Override
        public Map<OpenFinding, LocalDate> openFindings() {
            return Map.of();
        }

        @Override
        public Optional<Reading> lastReading() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    /**
     * A finding, by what stays of it from day to day.
     *
     * @param subject a digest of what it is about, so that no address is kept for it
     */
    record OpenFinding(String code, String subject) {
        private static final int DIGEST = 16;

        /** The one of a finding. */
        static OpenFinding of(Finding finding) {
            String subject = new Sha256().text(finding.subject().toString()).hex();
            return new OpenFinding(finding.code(), subject.substring(0, DIGEST));
        }
    }

    /**
     * What is kept of a day.
     *
     * @param openFindings since when each is open
     * @param reading in place of the one before; empty to leave that
     */
    record Day(
            LocalDate date,
            Indicators indicators,
            Map<OpenFinding, LocalDate> openFindings,
            Optional<Reading> reading) {}

    /**
     * Keeps a day, all of it or nothing, in place of what was kept of the same day.
     *
     * @param forgetBefore older days are forgotten
     * @throws Refusal when it cannot be kept
     */
    void keep(Day day, LocalDate forgetBefore) throws Refusal;

    /**
     * The days that are kept, in order.
     *
     * @param until the last day of interest
     * @throws Refusal when they cannot be read
     */
    SortedMap<LocalDate, SortedMap<String, Figures>> history(IndicatorDimension dimension, LocalDate until)
            throws Refusal;

    /**
     * The findings that were open on the last day, and since when each.
     *
     * @throws Refusal when they cannot be read
     */
    Map<OpenFinding, LocalDate> openFindings() throws Refusal;

    /**
     * The last reading of the directory.
     *
     * @throws Refusal when it cannot be read
     */
    Optional<Reading> lastReading() throws Refusal;

    @Override
    void close();
}
