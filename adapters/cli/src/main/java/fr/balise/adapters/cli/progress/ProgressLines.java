package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.RunProgress;
import fr.balise.adapters.publication.report.RunWording;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.report.ChangeResult;

/** Tells a run in sentences, few enough for a log: what is in trouble, and from time to time how far it has come. */
final class ProgressLines implements RunListener {
    private final Terminal terminal;
    private final RunProgress progress;
    private final RunWording words;

    ProgressLines(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new RunProgress(Timekeeper.system());
        this.words = new RunWording(terminal.language());
    }

    @Override
    public void started(RunName run, int changes) {
        progress.started(changes);
        terminal.note(Progress.MESSAGES.text("started", run, changes));
    }

    @Override
    public void settled(ChangeResult result) {
        progress.settled(result);
        if (!result.outcome().done()) {
            Terminal.note(terminal.err(), words.line(result));
        }
        if (progress.due()) {
            terminal.note(Progress.MESSAGES.text(
                    "lines", progress.settled(), progress.changes(), progress.secondsLeft(), progress.troubled()));
        }
    }

    @Override
    public void notice(Text text) {
        terminal.note(text);
    }
}
