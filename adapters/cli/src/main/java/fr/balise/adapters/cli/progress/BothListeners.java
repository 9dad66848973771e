package fr.balise.adapters.cli.progress;

import fr.balise.core.findings.Text;
import fr.balise.operations.running.ChangeResult;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.RunReport;

/** Tells two listeners what happens. */
public record BothListeners(RunListener one, RunListener other) implements RunListener {
    @Override
    public void started(String run, int changes) {
        one.started(run, changes);
        other.started(run, changes);
    }

    @Override
    public void settled(ChangeResult result) {
        one.settled(result);
        other.settled(result);
    }

    @Override
    public void notice(Text text) {
        one.notice(text);
        other.notice(text);
    }

    @Override
    public void finished(RunReport report) {
        one.finished(report);
        other.finished(report);
    }
}
