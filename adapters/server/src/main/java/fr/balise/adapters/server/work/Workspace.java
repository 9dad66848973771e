package fr.balise.adapters.server.work;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.UnusableDataSet;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.ScenarioRun;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The policy and the data that one service works with. Safe for use by several threads. */
public final class Workspace implements AutoCloseable {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final PolicyFiles files;
    private final PublicationEngine engine;
    private final ProofStatus proof;
    private final ScenarioRun scenarios;
    private final Path data;
    private final Optional<LocalDate> fixedDate;
    private final Clock clock;
    private Snapshot snapshot;

    private Workspace(PolicyFiles files, PublicationEngine engine, ServerSettings settings, Clock clock)
            throws InvalidPolicy, UnusableDataSet {
        this.files = files;
        this.engine = engine;
        this.proof = proof(files, engine.policy());
        this.scenarios = ScenarioRun.of(
                engine.policy(), ScenarioReader.read(files, engine.policy()), engine::decideCases, aCase -> List.of());
        this.data = settings.data();
        this.fixedDate = settings.asOf();
        this.clock = clock;
        this.snapshot = decided(DataSet.read(data));
    }

    /**
     * Reads both.
     *
     * @throws InvalidPolicy with every problem of the policy
     * @throws UnusableDataSet when nothing may be decided from the data
     */
    public static Workspace open(ServerSettings settings, Clock clock) throws InvalidPolicy, UnusableDataSet {
        PolicyFiles files = PolicyFolder.read(settings.policy());
        return new Workspace(files, PublicationEngine.load(files), settings, clock);
    }

    /** A damaged certificate proves nothing. */
    private static ProofStatus proof(PolicyFiles files, Policy policy) {
        try {
            Optional<ProofCertificate> certificate = CertificateFile.of(files);
            return certificate.map(found -> found.about(policy)).orElse(ProofStatus.NONE);
        } catch (UnusableFile e) {
            return new ProofStatus.NotProved(ProofStatus.Why.DOES_NOT_HOLD);
        }
    }

    /** The policy in force. */
    public Policy policy() {
        return engine.policy();
    }

    /** The files of the policy in force. */
    public PolicyFiles files() {
        return files;
    }

    /** The policy in force, ready to decide. */
    public PublicationEngine engine() {
        return engine;
    }

    /** Whether the policy in force comes with a proof. */
    public ProofStatus proof() {
        return proof;
    }

    /** The scenarios of the policy in force, as they came out. */
    public ScenarioRun scenarios() {
        return scenarios;
    }

    /** The day for which is decided: the one asked for at start, or today in France. */
    public LocalDate today() {
        return fixedDate.orElseGet(() -> LocalDate.now(clock.withZone(FRANCE)));
    }

    /** The facts as last read, decided for today. */
    public synchronized Snapshot now() {
        if (!snapshot.asOf().equals(today())) {
            snapshot = decided(snapshot.facts());
        }
        return snapshot;
    }

    /**
     * Reads the data again, and decides.
     *
     * @throws UnusableDataSet when nothing may be decided from them; the last reading stays
     */
    public synchronized Snapshot readAgain() throws UnusableDataSet {
        snapshot = decided(DataSet.read(data));
        return snapshot;
    }

    private Snapshot decided(PublicationFacts facts) {
        PublicationEngine.DecidedPlan decided = engine.planWithCases(facts, today());
        return new Snapshot(
                facts,
                clock.instant(),
                new PublicationEngine.DecidedPlan(decided.plan().under(proof), decided.cases()));
    }

    /** Explains a mailbox on every carrier where it is, or might be, published. */
    public Explanation explain(MailboxAddress mailbox) {
        Snapshot on = now();
        return Explanation.of(engine, on.facts(), on.asOf(), mailbox);
    }

    @Override
    public void close() {
        engine.close();
    }
}
