package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.RunProgress;
import fr.balise.adapters.publication.report.RunWording;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.ChangeResult;
import fr.balise.operations.running.RunListener;

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
    public void started(String run, int changes) {
        progress.started(changes);
        terminal.note(
                "Exécution " + run + ", modifications : " + changes + ".",
                "Run " + run + ", changes: " + changes + ".");
    }

    @Override
    public void settled(ChangeResult result) {
        progress.settled(result);
        if (!result.outcome().done()) {
            String line = words.line(result);
            terminal.note(line, line);
        }
        if (progress.due()) {
            String done = progress.settled() + "/" + progress.changes();
            terminal.note(
                    done + ", encore " + progress.secondsLeft() + " s, en difficulté : " + progress.troubled() + ".",
                    done + ", " + progress.secondsLeft() + " s left, in trouble: " + progress.troubled() + ".");
        }
    }

    @Override
    public void notice(Text text) {
        terminal.note(text);
    }
}
