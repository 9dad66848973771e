package fr.balise.adapters.server.work;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.FrenchDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The policy and the data that one service works with. Safe for use by several threads. */
public final class Workspace implements AutoCloseable {
    private final PolicyFiles files;
    private final PolicyInForce inForce;
    private final ScenarioRun scenarios;
    private final FactSource source;
    private final Optional<TargetServer> target;
    private final Optional<LocalDate> fixedDate;
    private final Clock clock;
    private Snapshot snapshot;

    private Workspace(
            PolicyFiles files,
            PolicyInForce inForce,
            Optional<TargetServer> target,
            ServerSettings settings,
            Clock clock)
            throws Refusal, InterruptedException {
        this.files = files;
        this.inForce = inForce;
        this.scenarios = ScenarioRun.of(
                policy(), ScenarioReader.read(files, policy()), engine()::decideCases, aCase -> List.of());
        DataSet data = DataSet.in(settings.data());
        this.target = target;
        this.source = target.<FactSource>map(server -> server.facts(data)).orElse(data);
        this.fixedDate = settings.asOf();
        this.clock = clock;
        this.snapshot = decided(read());
    }

    /**
     * Reads both.
     *
     * @param target the live directory; empty for that of the data set
     * @throws Refusal with every problem of the policy, or when nothing may be decided from the data
     */
    public static Workspace open(ServerSettings settings, Optional<TargetServer> target, Clock clock)
            throws Refusal, InterruptedException {
        PolicyFiles files = PolicyFolder.read(settings.policy());
        return new Workspace(files, loaded(files), target, settings, clock);
    }

    /** A damaged certificate proves nothing. */
    private static PolicyInForce loaded(PolicyFiles files) throws InvalidPolicy {
        try {
            return PolicyInForce.load(files, CertificateFile.of(files));
        } catch (UnusableFile e) {
            return new PolicyInForce(
                    PublicationEngine.load(files), new ProofStatus.NotProved(ProofStatus.Why.DOES_NOT_HOLD));
        }
    }

    /** The policy in force. */
    public Policy policy() {
        return inForce.policy();
    }

    /** The files of the policy in force. */
    public PolicyFiles files() {
        return files;
    }

    /** The policy in force, ready to decide. */
    public PublicationEngine engine() {
        return inForce.engine();
    }

    /** Whether the policy in force comes with a proof. */
    public ProofStatus proof() {
        return inForce.proof();
    }

    /** The scenarios of the policy in force, as they came out. */
    public ScenarioRun scenarios() {
        return scenarios;
    }

    /** The day for which is decided: the one asked for at start, or today in France. */
    public LocalDate today() {
        return fixedDate.orElseGet(() -> FrenchDay.of(clock.instant()));
    }

    /** The facts as last read, decided for today. */
    public synchronized Snapshot now() {
        if (!snapshot.asOf().equals(today())) {
            snapshot = decided(snapshot.facts());
        }
        return snapshot;
    }

    /**
     * Reads the data again, and plans.
     *
     * @throws Refusal when nothing may be decided from them; the last reading stays
     */
    public Plan plan() throws Refusal, InterruptedException {
        // Readings follow each other; whoever looks meanwhile sees the one before.
        synchronized (source) {
            Snapshot fresh = decided(read());
            keep(fresh);
            return target.isEmpty()
                    ? fresh.plan()
                    : planning().addressed(fresh.plan(), target.get().writing());
        }
    }

    private synchronized void keep(Snapshot fresh) {
        snapshot = fresh;
    }

    private PublicationFacts read() throws Refusal, InterruptedException {
        return source.read(policy().caseSettings().types());
    }

    private Planning planning() {
        return new Planning(inForce, source, today());
    }

    private Snapshot decided(PublicationFacts facts) {
        return new Snapshot(facts, clock.instant(), planning().decided(facts));
    }

    /** Explains a mailbox on every carrier where it is, or might be, published. */
    public Explanation explain(MailboxAddress mailbox) {
        Snapshot on = now();
        return Explanation.of(engine(), on.facts(), on.asOf(), mailbox);
    }

    @Override
    public void close() {
        inForce.close();
    }
}
