package fr.balise.adapters.server.runs;

import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.plans.Approvals;
import fr.balise.adapters.server.plans.Approvals.Act;
import fr.balise.adapters.server.plans.Approvals.Step;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.runs.Runs.Once;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.SafetyCheck;
import fr.balise.operations.running.Approval;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.sources.FrenchDay;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Approves plans, and carries out those that are approved. */
public final class Publishing implements AutoCloseable {
    private static final Messages MESSAGES = Messages.beside(Publishing.class, "runs");

    private final Optional<TargetServer> directory;
    private final Optional<TargetServer> target;
    private final Approvals approvals;
    private final Optional<Runs> runs;
    private final boolean fourEyes;
    private final Clock clock;

    /**
     * To that directory; to none when it is empty or takes nothing.
     *
     * @param fourEyes true when who made a plan cannot be the only one to approve it
     */
    public Publishing(Optional<TargetServer> target, Approvals approvals, JobLog jobs, boolean fourEyes, Clock clock) {
        this.fourEyes = fourEyes;
        this.directory = target;
        this.target = target.filter(TargetServer::writable);
        this.approvals = approvals;
        this.runs = this.target.map(server -> new Runs(server, jobs));
        this.clock = clock;
    }

    /** The live directory, be it written or read only; empty where the data set holds it. */
    Optional<TargetServer> directory() {
        return directory;
    }

    /** How runs ended; empty when there is nowhere to write. */
    Optional<RunTally> tally() {
        return runs.map(Runs::tally);
    }

    /** True when there is somewhere to write. */
    public boolean possible() {
        return target.isPresent();
    }

    /**
     * The runs on the directory.
     *
     * @throws Refusal when there is nowhere to write
     */
    public Runs runs() throws Refusal {
        return runs.orElseThrow(() -> Refusal.input(MESSAGES.text("notWritable")));
    }

    /** Who made and approved a plan. */
    public Approvals approvals() {
        return approvals;
    }

    /**
     * Approves a plan.
     *
     * @param digest of the plan as it was read: what was approved is what runs
     * @param overrides the limits to lift, by their words
     * @throws Refusal when it is another plan, or not one for this directory
     */
    public Step approve(Plan plan, String digest, Set<String> overrides, Caller who) throws Refusal {
        check(plan, digest);
        Approval.overrides(overrides);
        return approvals.add(plan, Act.APPROVED, who, overrides);
    }

    /** Takes an approval back. */
    public Step withdraw(Plan plan, Caller who) {
        return approvals.add(plan, Act.WITHDRAWN, who, Set.of());
    }

    /**
     * Begins to carry an approved plan out.
     *
     * @throws Refusal when it is another plan than was read, is not approved, or another run is under way
     */
    public RunJob apply(Plan plan, String digest, RunIdentity who, Once once) throws Refusal {
        check(plan, digest);
        Optional<Step> standing = standing(plan);
        if (standing.isEmpty()) {
            throw Refusal.input(MESSAGES.text(onlyByMaker(plan) ? "fourEyes" : "notApproved"));
        }
        return runs().apply(PlanRepository.nameOf(plan), plan, standing.get(), who, once);
    }

    /** The approval by which a plan may be carried out. */
    public Optional<Step> standing(Plan plan) {
        return approvals.standing(plan, fourEyes);
    }

    /**
     * The run that spent the approval by which a plan might be carried out; empty while none did.
     *
     * @throws Refusal when the journal cannot be read
     */
    public Optional<RunName> spent(Plan plan) throws Refusal {
        Optional<Step> standing = standing(plan);
        return standing.isPresent() && possible()
                ? target.orElseThrow()
                        .journal()
                        .begunSince(plan.digest().hex(), standing.get().at())
                : Optional.empty();
    }

    /** True when a plan is approved, but only by who made it, and that is not enough. */
    public boolean onlyByMaker(Plan plan) {
        return standing(plan).isEmpty() && approvals.standing(plan, false).isPresent();
    }

    /** True when who made a plan cannot be the only one to approve it. */
    public boolean fourEyes() {
        return fourEyes;
    }

    private void check(Plan plan, String digest) throws Refusal {
        runs();
        new Approval(Optional.empty(), List.of(), Optional.of(digest))
                .check(plan, target.orElseThrow().target(plan));
    }

    /**
     * What carrying a plan out would be refused for now, and what lifts it.
     *
     * @throws Refusal when the journal cannot be read
     */
    public List<OverrideNeeded> needed(Plan plan) throws Refusal {
        PastRuns past = possible() ? target.orElseThrow().journal().pastRuns() : PastRuns.NONE;
        return SafetyCheck.overridesNeeded(plan, past, FrenchDay.of(clock.instant()));
    }

    /**
     * The plan that limits refused last, and that nobody accepted or rejected since.
     *
     * @throws Refusal when the journal cannot be read
     */
    public Optional<PastRuns.RefusedPlan> quarantine() throws Refusal {
        return possible() ? target.orElseThrow().journal().pastRuns().quarantine() : Optional.empty();
    }

    /**
     * Rejects that plan.
     *
     * @return false when none waits for it
     * @throws Refusal when it cannot be written down
     */
    public boolean reject(RunIdentity who) throws Refusal {
        runs();
        return target.orElseThrow().journal().reject(who, clock.instant());
    }

    /** The service ends: while open requests are waited for, a run under way comes to its end too. */
    @EventListener
    void end(ContextClosedEvent closed) {
        runs.ifPresent(Runs::end);
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        runs.ifPresent(Runs::close);
    }
}
