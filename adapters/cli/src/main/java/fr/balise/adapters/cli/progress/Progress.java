package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.EventLines;
import fr.balise.core.findings.Messages;
import fr.balise.operations.running.RunListener;

/** How a run tells of itself while it goes on. */
public enum Progress {
    /** A bar where a person watches, sentences elsewhere. */
    AUTO,
    /** A bar with rate, end and troubles. */
    BAR,
    /** Sentences for a log. */
    LINES,
    /** Nothing but lines of JSON on stderr, for a program, or a log, that watches. */
    EVENTS,
    /** Nothing; the report comes at the end. */
    NONE;

    static final Messages MESSAGES = Messages.beside(Progress.class, "progress");

    /** What tells of a run on that terminal. */
    public RunListener listener(Terminal terminal) {
        return switch (this) {
            case AUTO -> (terminal.interactive() ? BAR : LINES).listener(terminal);
            case BAR -> new ProgressBar(terminal);
            case LINES -> new ProgressLines(terminal);
            case EVENTS -> EventLines.brief(terminal.err()::println, Timekeeper.system());
            case NONE -> RunListener.SILENT;
        };
    }
}
