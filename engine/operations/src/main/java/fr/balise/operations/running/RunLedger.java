package fr.balise.operations.running;

import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.operations.sources.DirectoryAddress;
import java.time.Instant;
import java.util.Optional;

/** The runs that somebody wrote down. */
public interface RunLedger {
    /**
     * A run as far as it must be known to go on with it.
     *
     * @param endpoint where it wrote
     * @param undoes the run that it undoes; empty for a plan's
     * @param applied how many changes were applied, and can be taken back
     */
    record RecordedRun(RunName name, String endpoint, Optional<RunName> undoes, long applied) {}

    /**
     * The run of that name, as somebody says it.
     *
     * @throws Refusal when nobody wrote it down, or its content is no longer kept
     */
    RecordedRun run(String name) throws Refusal;

    /**
     * The latest run that is not finished; empty when all are.
     *
     * @throws Refusal when it cannot be read
     */
    Optional<RecordedRun> unfinished() throws Refusal;

    /**
     * The plan that a run carries out.
     *
     * @throws Refusal when it is no longer kept, or cannot be read
     */
    Plan plan(RunName run) throws Refusal;

    /**
     * The plan that limits refused last on a directory, when nobody accepted or rejected it since.
     *
     * @throws Refusal when it cannot be read
     */
    Optional<RefusedPlan> quarantine(DirectoryAddress directory) throws Refusal;

    /**
     * Notes that a person rejects the plan that was refused, which ends the quarantine.
     *
     * @throws Refusal when it cannot be noted
     */
    void reject(DirectoryAddress directory, RefusedPlan plan, RunIdentity who, Instant at) throws Refusal;
}
