package fr.balise.operations.running;

import fr.balise.core.findings.Text;

/** Is told what happens during a run, one event at a time. */
public interface RunListener {
    /** Listens to nothing. */
    RunListener SILENT = new RunListener() {};

    /** The run begins; {@code changes} are to be dealt with. */
    default void started(String run, int changes) {}

    /** One more change is dealt with. */
    default void settled(ChangeResult result) {}

    /** Something happens that people may want to know: a pause, a retry, a stop. */
    default void notice(Text text) {}

    /** The run is over. */
    default void finished(RunReport report) {}
}
