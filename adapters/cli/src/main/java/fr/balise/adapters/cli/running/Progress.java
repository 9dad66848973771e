package fr.balise.adapters.cli.running;

import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.report.EventLines;

/** How a run tells of itself while it goes on. */
public enum Progress {
    /** A bar where a person watches, events elsewhere. */
    AUTO,
    /** A bar with rate, end and troubles. */
    BAR,
    /** Lines of JSON for a program, or a log, that watches. */
    EVENTS,
    /** Nothing; the report comes at the end. */
    NONE;

    RunListener listener(Terminal terminal) {
        return switch (this) {
            case AUTO -> (terminal.interactive() ? BAR : EVENTS).listener(terminal);
            case BAR -> new ProgressBar(terminal);
            case EVENTS -> EventLines.brief(terminal.err()::println, Timekeeper.system(), terminal.language());
            case NONE -> RunListener.SILENT;
        };
    }
}
