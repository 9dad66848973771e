package fr.balise.adapters.publication.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import java.util.function.Consumer;

/** The events of a run as NDJSON, for a program that watches. */
public final class EventLines implements RunListener {
    private final Consumer<String> lines;
    private final Timekeeper time;
    private final Language language;
    private final RunWording words;
    private final boolean brief;
    private final RunProgress progress;

    private EventLines(Consumer<String> lines, Timekeeper time, Language language, boolean brief) {
        this.lines = line -> lines.accept(VisibleText.json(line));
        this.time = time;
        this.language = language;
        this.words = new RunWording(language);
        this.brief = brief;
        this.progress = new RunProgress(time);
    }

    /** Every event, one for each change; each line is handed over without its end. */
    public static EventLines all(Consumer<String> lines, Timekeeper time, Language language) {
        return new EventLines(lines, time, language, false);
    }

    /** Changes that are in trouble one by one, the others as a {@code progress} event from time to time. */
    public static EventLines brief(Consumer<String> lines, Timekeeper time, Language language) {
        return new EventLines(lines, time, language, true);
    }

    private ObjectNode event(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", name)
                .put("at", time.now().toString());
    }

    @Override
    public void started(String run, int changes) {
        progress.started(changes);
        lines.accept(event("started").put("run", run).put("changes", changes).toString());
    }

    @Override
    public void settled(ChangeResult result) {
        progress.settled(result);
        if (!brief || !result.outcome().done()) {
            ObjectNode event = event("settled");
            event.setAll(RunJson.of(result, words));
            lines.accept(event.toString());
        }
        if (brief && progress.due()) {
            lines.accept(event("progress")
                    .put("settled", progress.settled())
                    .put("changes", progress.changes())
                    .put("trouble", progress.troubled())
                    .put("changesPerSecond", Math.round(progress.rate() * 10) / 10.0)
                    .put("secondsLeft", progress.secondsLeft())
                    .toString());
        }
    }

    @Override
    public void notice(Text text) {
        lines.accept(event("notice").put("text", text.in(language)).toString());
    }

    @Override
    public void finished(RunReport report) {
        ObjectNode event = event("finished")
                .put("run", report.run())
                .put("calls", report.calls())
                .put("retries", report.retries())
                .put("complete", report.complete());
        ObjectNode counts = event.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        report.stopped().ifPresent(why -> event.put("stopped", why.in(language)));
        lines.accept(event.toString());
    }
}
