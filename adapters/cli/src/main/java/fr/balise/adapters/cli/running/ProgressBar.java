package fr.balise.adapters.cli.running;

import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.report.RunProgress;
import fr.balise.adapters.publication.report.RunStory;
import fr.balise.core.findings.Text;
import java.util.Locale;

/** A line that fills up, with the changes in trouble and what the run has to say above it. */
public final class ProgressBar implements RunListener {
    private static final int WIDTH = 20;
    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final RunProgress progress;

    /** A bar on the terminal's error stream. */
    public ProgressBar(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new RunProgress(Timekeeper.system());
    }

    @Override
    public synchronized void started(String run, int changes) {
        progress.started(changes);
        draw();
    }

    @Override
    public synchronized void settled(ChangeResult result) {
        progress.settled(result);
        if (!result.outcome().done()) {
            above("  " + RunStory.name(result.outcome()).in(terminal.language()) + " · " + result.action() + " "
                    + result.address() + " · " + result.carrier() + terminal.in(" : ", ": ")
                    + result.why().in(terminal.language()));
        }
        draw();
    }

    @Override
    public synchronized void notice(Text text) {
        above(text.in(terminal.language()));
        if (progress.changes() > 0) {
            draw();
        }
    }

    @Override
    public synchronized void finished(RunReport report) {
        terminal.err().print(CLEAR);
    }

    private void above(String line) {
        terminal.err().println(CLEAR + line.replaceAll("\\p{Cntrl}+", " "));
    }

    private void draw() {
        terminal.err().print(CLEAR + bar());
    }

    private String bar() {
        int full = progress.changes() == 0 ? WIDTH : WIDTH * progress.settled() / progress.changes();
        long left = progress.secondsLeft();
        String end = progress.settled() == 0
                ? "?"
                : String.format(Locale.ROOT, "%d:%02d:%02d", left / 3600, left % 3600 / 60, left % 60);
        return "█".repeat(full) + "░".repeat(WIDTH - full) + " " + progress.settled() + "/" + progress.changes()
                + " · " + terminal.language().decimal(progress.rate()) + "/s · " + terminal.in("encore ", "left ") + end
                + terminal.in(" · en difficulté ", " · in trouble ") + progress.troubled();
    }
}
