package fr.balise.operations.running;

import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import java.time.Duration;
import java.util.Set;

/** The way into one directory for one run: it writes, reads again, and notes both. */
public interface Execution extends AutoCloseable {
    /**
     * Carries out a plan.
     *
     * @param lifted the overrides that a person named
     * @throws SafetyRefusal before anything is sent
     * @throws Refusal when nothing can be read or noted, before anything is sent
     */
    RunReport apply(Plan plan, Set<String> lifted) throws Refusal, InterruptedException;

    /**
     * Finishes a run that was interrupted: looks at every change whose call was begun and not settled, and carries out
     * what is left.
     *
     * @param plan the run's own
     * @throws Refusal when nothing can be read or noted, before anything is sent
     */
    RunReport resume(RunName run, Plan plan) throws Refusal, InterruptedException;

    /**
     * Finishes an undoing that was interrupted.
     *
     * @throws Refusal when nothing can be read or noted, before anything is sent
     */
    RunReport resumeUndo(RunName run) throws Refusal, InterruptedException;

    /**
     * Takes back what a run did. What somebody changed since is left as it is and reported as stale.
     *
     * @throws Refusal when nothing can be read or noted, or the run must be resumed first; before anything is sent
     */
    RunReport undo(RunName run) throws Refusal, InterruptedException;

    /**
     * Looks whether the directory is as a plan wants it, and again at what does not show yet.
     *
     * @param within how long to wait for it at most
     * @throws Refusal when the directory does not answer as it must
     */
    VerificationReport verify(Plan plan, Duration within) throws Refusal, InterruptedException;

    /**
     * Notes what a verification after a run saw.
     *
     * @throws Refusal when it cannot be noted
     */
    Receipt receipt(VerificationReport seen, RunName run) throws Refusal;

    @Override
    void close();
}
