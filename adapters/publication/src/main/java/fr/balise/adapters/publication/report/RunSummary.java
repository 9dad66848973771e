package fr.balise.adapters.publication.report;

import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.RunResult;
import fr.balise.operations.running.report.VerificationReport;
import java.util.Optional;

/**
 * A run and all that is known of it once it is over.
 *
 * @param endpoint the server that took the calls
 * @param journal where the run is written down, as {@code --journal} takes it; empty when it is kept in memory alone
 * @param traffic calls of the run, those of its verification included
 * @param verification what was read again; empty when nothing was
 */
public record RunSummary(
        RunReport report,
        String endpoint,
        String journal,
        Traffic.Counts traffic,
        Optional<VerificationReport> verification,
        Optional<Receipt> receipt) {
    /** A run alone. */
    public static RunSummary of(RunReport report, String endpoint, String journal) {
        return new RunSummary(report, endpoint, journal, Traffic.Counts.none(), Optional.empty(), Optional.empty());
    }

    /** A run with what was seen of it afterwards. */
    public static RunSummary of(RunResult result, String journal, Traffic.Counts traffic) {
        return new RunSummary(
                result.report(), result.endpoint(), journal, traffic, result.verification(), result.receipt());
    }

    /** Patches and reads that were sent again. */
    public long retries() {
        return report.retries() + traffic.repeated();
    }
}
