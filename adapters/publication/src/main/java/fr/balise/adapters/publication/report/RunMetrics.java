package fr.balise.adapters.publication.report;

import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The counters of a run in the text format of Prometheus, as its node exporter reads them from a file. Names end in their
 * unit, counters in {@code _total}; each file tells of one run, so that what would be added up elsewhere is read here as
 * the last run's.
 */
public final class RunMetrics {
    private static final double MILLIS = 1000.0;

    private final StringBuilder text = new StringBuilder();

    private RunMetrics() {}

    /** What was counted of calls alone, for a run that did not come to a report. */
    public static String of(Traffic.Counts traffic) {
        RunMetrics metrics = new RunMetrics();
        metrics.traffic(traffic);
        return metrics.text.toString();
    }

    /** All of a run. */
    public static String of(RunSummary summary) {
        RunMetrics metrics = new RunMetrics();
        metrics.traffic(summary.traffic());
        metrics.run(summary);
        return metrics.text.toString();
    }

    private void traffic(Traffic.Counts traffic) {
        family("balise_calls_total", "counter", "Calls to the directory, by verb and HTTP status or kind of silence.");
        for (Map.Entry<Traffic.Kind, Long> entry : traffic.byKind().entrySet()) {
            Traffic.Kind kind = entry.getKey();
            sample(
                    "balise_calls_total",
                    "method=\"" + kind.method() + "\",status=\"" + kind.status() + "\"",
                    entry.getValue());
        }
        family("balise_call_duration_seconds", "histogram", "How long calls took, without the wait for their turn.");
        List<Double> bounds = Traffic.BOUNDS;
        for (int i = 0; i < bounds.size(); i++) {
            sample(
                    "balise_call_duration_seconds_bucket",
                    "le=\"" + bounds.get(i) + "\"",
                    traffic.within().get(i));
        }
        sample("balise_call_duration_seconds_bucket", "le=\"+Inf\"", traffic.calls());
        text.append("balise_call_duration_seconds_sum ")
                .append(number(traffic.seconds()))
                .append('\n');
        text.append("balise_call_duration_seconds_count ")
                .append(traffic.calls())
                .append('\n');
        single(
                "balise_pauses_total",
                "counter",
                "Pauses that the server asked for or brought about.",
                traffic.pauses());
        single(
                "balise_pause_seconds_total",
                "counter",
                "Seconds spent in those pauses.",
                traffic.paused().toMillis() / MILLIS);
    }

    private void run(RunSummary summary) {
        RunReport report = summary.report();
        family("balise_retries_total", "counter", "Calls that were sent again, by kind of call.");
        sample("balise_retries_total", "kind=\"read\"", summary.traffic().repeated());
        sample("balise_retries_total", "kind=\"patch\"", report.retries());
        family("balise_changes_total", "counter", "Changes of the plan, by outcome.");
        report.counts()
                .forEach((outcome, count) -> sample(
                        "balise_changes_total", "outcome=\"" + outcome.name().toLowerCase(Locale.ROOT) + "\"", count));
        single(
                "balise_run_duration_seconds",
                "gauge",
                "How long the run took.",
                report.took().toMillis() / MILLIS);
        single(
                "balise_run_start_timestamp_seconds",
                "gauge",
                "When the run began, in seconds since 1970.",
                report.startedAt().toEpochMilli() / MILLIS);
        single("balise_run_complete", "gauge", "1 when every change is in the directory.", report.complete() ? 1 : 0);
        summary.verification()
                .ifPresent(seen -> single(
                        "balise_verification_differences",
                        "gauge",
                        "Changes that reading again did not find.",
                        seen.differences().size()));
        summary.verification()
                .ifPresent(seen -> single(
                        "balise_verification_not_visible_yet",
                        "gauge",
                        "Of these, changes of which the directory still shows what stood there before.",
                        seen.count(Sight.AS_BEFORE)));
        family("balise_run_info", "gauge", "Which run, plan and policy these numbers are about.");
        sample(
                "balise_run_info",
                "run=\"" + report.run() + "\",plan=\"" + report.planDigest() + "\",policy=\"" + report.policyDigest()
                        + "\"",
                1);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void single(String name, String type, String help, double value) {
        family(name, type, help);
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    private void sample(String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
