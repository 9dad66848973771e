package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.ReadingProgress;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A line that tells how far a step has come, how fast, and when it will be done; the step's end clears it. */
public final class ReadingLine implements ReadingProgress {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final Terminal terminal;
    private final LongSupplier nanos;
    private Text current = new Text("", "");
    private long since;
    private int before;

    ReadingLine(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /** Drawn where a person watches; silent elsewhere. */
    public static ReadingProgress on(Terminal terminal) {
        return terminal.interactive() ? new ReadingLine(terminal, Timekeeper.system()::nanos) : SILENT;
    }

    @Override
    public synchronized void advanced(Text step, int done, int total) {
        if (!step.equals(current) || done < before) {
            current = step;
            since = nanos.getAsLong();
            before = done;
        }
        String line = step.in(terminal.language()) + " " + done + "/" + total + pace(done, total);
        terminal.err()
                .print(ProgressBar.CLEAR
                        + line.substring(0, Math.min(line.length(), terminal.columns() - 1))
                        + (done >= total ? ProgressBar.CLEAR : ""));
    }

    /** Nothing before there is something to tell it from. */
    private String pace(int done, int total) {
        double seconds = (nanos.getAsLong() - since) / SECOND;
        if (seconds < 1 || done == before) {
            return "";
        }
        double rate = (done - before) / seconds;
        Language language = terminal.language();
        return ProgressBar.BETWEEN + language.decimal(rate) + "/s" + ProgressBar.BETWEEN
                + Progress.MESSAGES
                        .text("left", ProgressBar.clock((long) Math.ceil((total - done) / rate)))
                        .in(language);
    }
}
