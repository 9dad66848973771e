package fr.balise.adapters.cli.progress;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.EventLines;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.running.RunListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where every event goes, if anywhere. */
public record EventFile(@Nullable PrintStream lines) implements AutoCloseable {
    /** Opens it, before anything is sent. */
    public static EventFile open(@Nullable Path file) throws Refusal {
        try {
            PrintStream lines =
                    file == null ? null : new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
            return new EventFile(lines);
        } catch (IOException e) {
            throw Refusal.input(Progress.MESSAGES.text("events.unwritable", String.valueOf(file)));
        }
    }

    /** Tells people, and writes every event there. */
    public RunListener with(RunListener people) {
        PrintStream to = lines;
        return to == null ? people : people.and(EventLines.all(to::println, Timekeeper.system()));
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
