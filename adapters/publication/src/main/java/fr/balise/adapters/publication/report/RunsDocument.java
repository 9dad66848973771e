package fr.balise.adapters.publication.report;

import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.operations.running.report.Outcome;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The runs that a journal knows, the latest last: a row each, of which the first cell is the name. */
public final class RunsDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunsDocument() {}

    /** For people. */
    public static Document of(List<RunOutline> runs, Language language) {
        Wording words = new RunWording(language).messages();
        List<Column> columns = Stream.of("run", "begun", "author", "kind", "counts", "state", "server")
                .map(name -> Column.text(words.say("runs." + name)))
                .toList();
        return Document.titled(language, words.count("runs.title", runs.size()))
                .add(new Table(
                        columns, runs.stream().map(run -> row(run, words)).toList()))
                .end();
    }

    private static Row row(RunOutline run, Wording words) {
        return Row.of(
                run.run(),
                run.begun().map(TIME::format).orElse(""),
                run.author(),
                run.kind().isEmpty() ? "" : words.say("kind." + run.kind()),
                counts(run, words),
                words.say("state." + run.state()),
                run.endpoint());
    }

    private static String counts(RunOutline run, Wording words) {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            int number = run.counts().getOrDefault(outcome.name(), 0);
            if (number > 0) {
                counts.add(words.count("outcome." + outcome, number));
            }
        }
        return String.join(", ", counts);
    }
}
