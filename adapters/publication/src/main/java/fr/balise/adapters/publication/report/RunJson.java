package fr.balise.adapters.publication.report;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.digest.StoredList;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A finished run for programs, the same bytes in any language; docs/applying.md describes each member. */
public record RunJson(
        String schema,
        String run,
        String plan,
        String policy,
        String endpoint,
        String journal,
        String startedAt,
        double seconds,
        boolean complete,
        Optional<Text> stopped,
        SortedMap<Outcome, Integer> counts,
        long calls,
        long retries,
        PausesJson pauses,
        Optional<VerificationJson> verification,
        Optional<Receipt> receipt,
        List<NextJson> next,
        List<ResultJson> results) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:run:1";

    private static final double MILLIS = 1000.0;

    /** Pauses that the server asked for or brought about. */
    public record PausesJson(long count, double seconds) {}

    /** A way on: why, and the command that takes it. */
    public record NextJson(Text why, String command) {}

    /** What became of one change. */
    public record ResultJson(
            String change,
            Change.Action action,
            MailboxAddress mailbox,
            String carrier,
            Outcome outcome,
            Text why,
            Optional<Text> remedy) {
        static ResultJson of(ChangeResult result) {
            return new ResultJson(
                    result.changeId(),
                    result.action(),
                    result.address(),
                    result.carrier().toString(),
                    result.outcome(),
                    result.why(),
                    RunWording.remedyOf(result.outcome()));
        }
    }

    /** What was read again after the run. */
    public record VerificationJson(
            int changes, int checked, int agreeing, int notVisibleYet, List<DifferenceJson> differences) {
        private static VerificationJson of(VerificationReport seen) {
            return new VerificationJson(
                    seen.changes(),
                    seen.checked(),
                    seen.agreeing(),
                    seen.count(Sight.AS_BEFORE),
                    StoredList.each(seen.differences(), DifferenceJson::of));
        }
    }

    /** A change that the directory does not show. */
    public record DifferenceJson(
            String change, Change.Action action, MailboxAddress mailbox, String carrier, Sight sight, Text what) {
        private static DifferenceJson of(VerificationReport.Check check) {
            return new DifferenceJson(
                    check.changeId(),
                    check.action(),
                    check.address(),
                    check.carrier().toString(),
                    check.sight(),
                    check.what());
        }
    }

    /** The document, ending with a line break. */
    public static String of(RunSummary summary) {
        RunReport report = summary.report();
        return SteadyJson.document(new RunJson(
                SCHEMA,
                report.run().value(),
                report.planDigest(),
                report.policyDigest(),
                summary.endpoint(),
                summary.journal(),
                report.startedAt().toString(),
                seconds(report.took()),
                report.complete(),
                report.stopped(),
                report.counts(),
                report.calls(),
                summary.retries(),
                new PausesJson(
                        summary.traffic().pauses(), seconds(summary.traffic().paused())),
                summary.verification().map(VerificationJson::of),
                summary.receipt(),
                RunWording.next(summary),
                StoredList.each(report.results(), ResultJson::of)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
