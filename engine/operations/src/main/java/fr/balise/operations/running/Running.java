package fr.balise.operations.running;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunLedger.RecordedRun;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.RunResult;
import fr.balise.operations.running.report.VerificationReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries plans out, finishes what was interrupted and takes back what was done; once all of a plan is applied, the
 * directory is read again and a receipt noted.
 *
 * @param way opens the way into a directory
 * @param visibleWithin how long to wait for what does not show yet; empty to take the answers' word for it
 */
public record Running(Way way, RunLedger ledger, Optional<Duration> visibleWithin) {
    /** Opens the way into a directory. */
    @FunctionalInterface
    public interface Way {
        /** @param endpoint the server that takes the calls */
        Execution open(String endpoint) throws Refusal;
    }

    /** One way of running. */
    @FunctionalInterface
    private interface Work {
        RunReport by(Execution execution) throws Refusal, InterruptedException;
    }

    /**
     * Carries out a plan.
     *
     * @param lifted the overrides that a person named
     * @throws SafetyRefusal before anything is sent
     * @throws Refusal when nothing can be read or noted, before anything is sent
     */
    public RunResult apply(String endpoint, Plan plan, Set<String> lifted) throws Refusal, InterruptedException {
        return run(endpoint, Optional.of(plan), execution -> execution.apply(plan, lifted));
    }

    /**
     * Finishes a run that was interrupted, be it a plan's or an undoing.
     *
     * @param endpoint the server that takes the calls; empty for the one of before
     * @throws Refusal when nothing can be read or noted, before anything is sent
     */
    public RunResult resume(RecordedRun run, Optional<String> endpoint) throws Refusal, InterruptedException {
        String server = endpoint.orElse(run.endpoint());
        if (run.undoes().isPresent()) {
            return run(server, Optional.empty(), execution -> execution.resumeUndo(run.name()));
        }
        Plan plan = ledger.plan(run.name());
        return run(server, Optional.of(plan), execution -> execution.resume(run.name(), plan));
    }

    /**
     * Takes back what a run did.
     *
     * @param endpoint the server that takes the calls; empty for the one of before
     * @throws Refusal when nothing can be read or noted, or the run must be resumed first; before anything is sent
     */
    public RunResult undo(RecordedRun run, Optional<String> endpoint) throws Refusal, InterruptedException {
        return run(endpoint.orElse(run.endpoint()), Optional.empty(), execution -> execution.undo(run.name()));
    }

    private RunResult run(String endpoint, Optional<Plan> wanted, Work work) throws Refusal, InterruptedException {
        try (Execution execution = way.open(endpoint)) {
            RunReport report = work.by(execution);
            if (wanted.isEmpty() || visibleWithin.isEmpty() || !report.complete()) {
                return RunResult.unseen(endpoint, report);
            }
            VerificationReport seen = seen(execution, report, wanted.get(), visibleWithin.get());
            Receipt receipt = execution.receipt(seen, report.run());
            return new RunResult(endpoint, report, Optional.of(seen), Optional.of(receipt));
        }
    }

    private static VerificationReport seen(Execution execution, RunReport report, Plan plan, Duration within)
            throws Refusal, InterruptedException {
        try {
            return execution.verify(plan, within);
        } catch (Refusal e) {
            Text told = SafetyRefusal.MESSAGES.text("unread", report.run(), e.text());
            throw new Refusal(e.kind(), List.of(told), e);
        }
    }
}
