package fr.balise.operations.running;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.RunReport;

/** Is told what happens during a run, one event at a time. */
public interface RunListener {
    /** Listens to nothing. */
    RunListener SILENT = new RunListener() {};

    /** The run begins; {@code changes} are to be dealt with. */
    default void started(RunName run, int changes) {}

    /** One more change is dealt with. */
    default void settled(ChangeResult result) {}

    /** Something happens that people may want to know: a pause, a retry, a stop. */
    default void notice(Text text) {}

    /** The run is over. */
    default void finished(RunReport report) {}

    /** Tells another what this one is told. */
    default RunListener and(RunListener other) {
        RunListener one = this;
        return new RunListener() {
            @Override
            public void started(RunName run, int changes) {
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
        };
    }
}
