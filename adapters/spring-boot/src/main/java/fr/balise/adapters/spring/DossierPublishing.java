package fr.balise.adapters.spring;

import fr.balise.adapters.dataset.OneDossier;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.running.Approval;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.sources.FrenchDay;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Decides dossiers on the live directory and carries out what follows, one at a time, written down in the journal. A
 * dossier is one professional, or one structure, with <em>all</em> mailboxes and answers that concern it; what it does not
 * hold is left alone. Safe for use by several threads.
 *
 * <pre>{@code
 * PublicationFacts leaver = aPopulation()
 *         .operatedBy(operator)
 *         .of(aPersonalMailbox("jeanne.martin@hopital-exemple.mssante.fr").heldBy("10990000011").closed())
 *         .facts();
 * publishing.publish(leaver, "last-address");
 * }</pre>
 */
public final class DossierPublishing implements AutoCloseable {
    private static final Messages MESSAGES = Messages.beside(DossierPublishing.class, "spring");

    private final PolicyInUse policy;
    private final TargetServer target;
    private final RunIdentity who;
    private final Clock clock;
    private final StopFlag stop = new StopFlag();

    DossierPublishing(PolicyInUse policy, TargetServer target, RunIdentity who, Clock clock) {
        this.policy = policy;
        this.target = target;
        this.who = who;
        this.clock = clock;
    }

    /**
     * What became of a dossier.
     *
     * @param run as it ended; empty when the directory was already as the policy wants it
     */
    public record Published(Plan plan, Optional<RunSummary> run) {
        /** True when the directory is now as the policy wants it, as far as the plan goes. */
        public boolean complete() {
            return run.map(ended -> ended.report().complete()).orElse(true);
        }
    }

    /**
     * Reads what the directory shows of a dossier and plans what must change there. Nothing is written.
     *
     * @throws Refusal when the directory does not answer as it must
     */
    public Plan plan(PublicationFacts dossier) throws Refusal, InterruptedException {
        try (ReloadingEngine.Use use = policy.engine().hold()) {
            return new Planning(
                            policy.inForce(use.engine()),
                            target.facts(new OneDossier(dossier)),
                            FrenchDay.of(clock.instant()))
                    .plan(target.writing());
        }
    }

    /**
     * Plans a dossier, and carries the plan out.
     *
     * @param lifted the limits that somebody decided to lift, by their words: {@code last-address} for who leaves
     * @throws Refusal before anything is sent: a limit, a plan that a person has to look at first, a directory that does
     *     not answer, a journal that another process writes
     */
    public synchronized Published publish(PublicationFacts dossier, String... lifted)
            throws Refusal, InterruptedException {
        if (!target.writable()) {
            throw Refusal.input(MESSAGES.text("noEndpoint"));
        }
        var named = Approval.overrides(List.of(lifted));
        Plan plan = plan(dossier);
        if (plan.changes().isEmpty()) {
            return new Published(plan, Optional.empty());
        }
        RunSummary run =
                target.run(who, stop, RunListener.SILENT, running -> running.apply(target.endpoint(), plan, named));
        return new Published(plan, Optional.of(run));
    }

    /**
     * Finishes the run that was interrupted last, by whatever program.
     *
     * @return empty when none was
     * @throws Refusal as {@link #publish}
     */
    public synchronized Optional<RunSummary> resume() throws Refusal, InterruptedException {
        Optional<String> left = target.journal().runs().stream()
                .filter(run -> run.state() == RunOutline.State.TO_BE_RESUMED)
                .map(RunOutline::run)
                .findFirst();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(target.run(
                who,
                stop,
                RunListener.SILENT,
                running -> running.resume(running.ledger().run(left.get()), Optional.of(target.endpoint()))));
    }

    /** Ends what is under way in good order: calls that left are waited for, and what is left can be resumed. */
    @Override
    public void close() {
        stop.raise(MESSAGES.text("ending"));
    }
}
