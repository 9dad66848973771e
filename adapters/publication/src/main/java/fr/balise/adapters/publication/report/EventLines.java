package fr.balise.adapters.publication.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import java.util.function.Consumer;

/** The events of a run as NDJSON, for a program that watches. */
public final class EventLines implements RunListener {
    private final Consumer<String> lines;
    private final Timekeeper time;
    private final Language language;

    /** Hands each line to {@code lines}, without its end. */
    public EventLines(Consumer<String> lines, Timekeeper time, Language language) {
        this.lines = lines;
        this.time = time;
        this.language = language;
    }

    private ObjectNode event(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("event", name)
                .put("at", time.now().toString());
    }

    @Override
    public void started(String run, int changes) {
        lines.accept(event("started").put("run", run).put("changes", changes).toString());
    }

    @Override
    public void settled(ChangeResult result) {
        ObjectNode event = event("settled");
        event.setAll(RunStory.of(result, language));
        lines.accept(event.toString());
    }

    @Override
    public void notice(Text text) {
        lines.accept(event("notice").put("text", text.in(language)).toString());
    }

    @Override
    public void finished(RunReport report) {
        ObjectNode event = event("finished").put("run", report.run()).put("calls", report.calls());
        ObjectNode counts = event.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        report.stopped().ifPresent(why -> event.put("stopped", why.in(language)));
        lines.accept(event.toString());
    }
}
