package fr.balise.adapters.cli.progress;

import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.core.findings.Text;

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
