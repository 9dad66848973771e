package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.RunProgress;
import fr.balise.adapters.publication.report.RunWording;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line that fills up, with the changes in trouble and what the run has to say above it. */
public final class ProgressBar implements RunListener {
    private static final int WIDTH = 20;
    private static final int NARROWEST = 5;
    static final String BETWEEN = " · ";
    static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final RunProgress progress;
    private final RunWording words;

    /** A bar on the terminal's error stream. */
    public ProgressBar(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new RunProgress(Timekeeper.system());
        this.words = new RunWording(terminal.language());
    }

    @Override
    public synchronized void started(RunName run, int changes) {
        progress.started(changes);
        draw();
    }

    @Override
    public synchronized void settled(ChangeResult result) {
        progress.settled(result);
        if (!result.outcome().done()) {
            above("  " + words.line(result));
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
        terminal.err().println(CLEAR + VisibleText.of(line));
    }

    private void draw() {
        terminal.err().print(CLEAR + bar());
    }

    /** Never as wide as the screen, where a terminal would begin another line that nothing takes back. */
    private String bar() {
        List<String> parts = new ArrayList<>(List.of(
                progress.settled() + "/" + progress.changes(),
                said("left", end()),
                said("troubled", progress.troubled()),
                terminal.language().decimal(progress.rate()) + "/s"));
        int room = terminal.columns() - 1;
        while (parts.size() > 1 && String.join(BETWEEN, parts).length() > room) {
            parts.remove(parts.size() - 1);
        }
        String told = String.join(BETWEEN, parts);
        int width = Math.min(WIDTH, room - told.length() - 1);
        if (width < NARROWEST) {
            return told;
        }
        int full = progress.changes() == 0 ? width : width * progress.settled() / progress.changes();
        return "█".repeat(full) + "░".repeat(width - full) + " " + told;
    }

    private String said(String key, Object figure) {
        return Progress.MESSAGES.text(key, figure).in(terminal.language());
    }

    private String end() {
        return progress.settled() == 0 ? "?" : clock(progress.secondsLeft());
    }

    static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }
}
