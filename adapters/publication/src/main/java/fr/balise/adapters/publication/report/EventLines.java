package fr.balise.adapters.publication.report;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.RunReport;
import java.util.function.Consumer;

/** The events of a run as NDJSON, for a program that watches. */
public final class EventLines implements RunListener {
    private final Consumer<String> lines;
    private final Timekeeper time;
    private final boolean brief;
    private final RunProgress progress;

    private EventLines(Consumer<String> lines, Timekeeper time, boolean brief) {
        this.lines = lines;
        this.time = time;
        this.brief = brief;
        this.progress = new RunProgress(time);
    }

    /** Every event, one for each change; each line is handed over without its end. */
    public static EventLines all(Consumer<String> lines, Timekeeper time) {
        return new EventLines(lines, time, false);
    }

    /** Changes that are in trouble one by one, the others as a {@code progress} event from time to time. */
    public static EventLines brief(Consumer<String> lines, Timekeeper time) {
        return new EventLines(lines, time, true);
    }

    private void tell(EventJson event) {
        lines.accept(SteadyJson.line(event));
    }

    private String now() {
        return time.now().toString();
    }

    @Override
    public void started(RunName run, int changes) {
        progress.started(changes);
        tell(new EventJson.Started(EventJson.SCHEMA, "started", now(), run.value(), changes));
    }

    @Override
    public void settled(ChangeResult result) {
        progress.settled(result);
        if (!brief || !result.outcome().done()) {
            tell(new EventJson.Settled(
                    EventJson.SCHEMA,
                    "settled",
                    now(),
                    result.changeId(),
                    result.action(),
                    result.address(),
                    result.carrier().toString(),
                    result.outcome(),
                    result.why(),
                    RunWording.remedyOf(result.outcome())));
        }
        if (brief && progress.due()) {
            tell(new EventJson.Progress(
                    EventJson.SCHEMA,
                    "progress",
                    now(),
                    progress.settled(),
                    progress.changes(),
                    progress.troubled(),
                    Math.round(progress.rate() * 10) / 10.0,
                    progress.secondsLeft()));
        }
    }

    @Override
    public void notice(Text text) {
        tell(new EventJson.Notice(EventJson.SCHEMA, "notice", now(), text));
    }

    @Override
    public void finished(RunReport report) {
        tell(new EventJson.Finished(
                EventJson.SCHEMA,
                "finished",
                now(),
                report.run().value(),
                report.calls(),
                report.retries(),
                report.complete(),
                report.counts(),
                report.stopped()));
    }
}
