package fr.balise.adapters.server.work;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.publication.target.TargetSettings;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.reload.Admission;
import fr.balise.analysis.reload.Offer;
import fr.balise.analysis.reload.PromisesKept;
import fr.balise.analysis.reload.ReloadListener;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.analysis.reload.ScenariosPass;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.operations.following.Following;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.FrenchDay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy and the data that one service works with. The policy may be exchanged while it is used, and the data may be
 * out of reach for a while. Safe for use by several threads.
 */
public final class Workspace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final Messages MESSAGES = Messages.beside(Workspace.class, "work");

    private final ReloadingEngine engine;
    private final FactSource source;
    private final Optional<TargetServer> target;
    private final Optional<LocalDate> fixedDate;
    private final Clock clock;
    private final List<Consumer<InForce>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Snapshot>> readers = new CopyOnWriteArrayList<>();
    private final Duration visibleWithin;
    private final PolicyChoice choice;
    private final Object exchanging = new Object();
    private volatile InForce inForce;
    private Optional<Snapshot> snapshot = Optional.empty();

    /** What takes its place without being asked for anything: the user's choice at start, and what another service admitted. */
    private PolicyFiles admitted;

    /** What was proved last, while a policy is exchanged. */
    private Optional<PolicyProof.Result> proved = Optional.empty();

    private Workspace(
            PolicyFiles files, PolicyChoice choice, Optional<TargetServer> target, ServerSettings settings, Clock clock)
            throws Refusal {
        this.choice = choice;
        this.admitted = files;
        this.engine = ReloadingEngine.start(
                files,
                List.of(
                        replacing(new ScenariosPass()),
                        replacing(new PromisesKept(proof -> proved = Optional.of(proof)))),
                ReloadListener.none());
        this.inForce = described(files);
        DataSet data = DataSet.in(settings.data());
        this.target = target;
        this.source = target.<FactSource>map(server -> server.facts(data)).orElse(data);
        this.visibleWithin =
                settings.target().map(TargetSettings::visibleWithin).orElse(Duration.ZERO);
        this.fixedDate = settings.asOf();
        this.clock = clock;
    }

    private Admission replacing(Admission admission) {
        return (candidate, files) -> files == admitted ? List.of() : admission.objections(candidate, files);
    }

    /**
     * Reads both. Data that are out of reach are read later.
     *
     * @param policy to begin with
     * @param choice tells which policy is to take its place
     * @param target the live directory; empty for that of the data set
     * @throws Refusal with every problem of the policy, or when nothing may ever be decided from the data
     */
    public static Workspace open(
            ServerSettings settings,
            PolicyFiles policy,
            PolicyChoice choice,
            Optional<TargetServer> target,
            Clock clock)
            throws Refusal, InterruptedException {
        Workspace opened = new Workspace(policy, choice, target, settings, clock);
        try {
            opened.refresh();
        } catch (Refusal e) {
            if (e.kind() != Refusal.Kind.UNAVAILABLE) {
                opened.close();
                throw e;
            }
            LOG.warn("nothing was read yet: {}", e.text().in(settings.language()));
        }
        return opened;
    }

    /** The policy in force. */
    public InForce inForce() {
        return inForce;
    }

    /** Tells the policy in force now, and each that takes its place. */
    void tell(Consumer<InForce> listener) {
        listeners.add(listener);
        listener.accept(inForce);
    }

    /** Shows the last reading, and each that follows. */
    public void tellReadings(Consumer<Snapshot> reader) {
        synchronized (source) {
            readers.add(reader);
            latest().ifPresent(reader);
        }
    }

    /** The directory of this service, looked at with each reading. */
    public Following following(Optional<Integer> unusedMonths, int keepMonths) {
        PolicyInForce policy = use(loaded -> new PolicyInForce(loaded, proofOf(loaded.policy())));
        return new Following(source, Optional.of(policy), unusedMonths, visibleWithin, keepMonths);
    }

    /** Does one piece of work with the policy in force: one policy, whatever is exchanged meanwhile. */
    public <T> T use(Function<PublicationEngine, T> work) {
        return engine.use(work);
    }

    /** Does one piece of work with the policy in force and what is known of its proof. */
    public <T> T useInForce(Function<PolicyInForce, T> work) {
        return use(loaded -> work.apply(new PolicyInForce(loaded, proofOf(loaded.policy()))));
    }

    /**
     * Puts another policy in force, at once and whole, and decides the data under it.
     *
     * @param settled keeps its files, with the certificate of the proof that was made, and that they are in force
     * @throws InvalidPolicy with all that stands against it; the other stays
     * @throws Refusal when it decides as the one in force does
     */
    public void exchange(PolicyFiles files, Consumer<PolicyFiles> settled) throws Refusal, InterruptedException {
        synchronized (exchanging) {
            if (offered(files) instanceof Offer.Same) {
                throw Refusal.input(MESSAGES.text("same"));
            }
            PolicyFiles certified = certified(files);
            adopt(certified);
            settled.accept(certified);
        }
        try {
            refresh();
        } catch (Refusal e) {
            LOG.warn("the policy is in force, and the data are read later: {}", e.getMessage());
        }
    }

    /**
     * Takes over the policy that another service on the same store put in force, where one did. What cannot be read is told, and
     * the one in force stays.
     *
     * @return true when it took one over: the data are to be read again for it
     */
    public boolean follow() {
        if (!choice.mayHaveChanged()) {
            return false;
        }
        synchronized (exchanging) {
            try {
                Optional<PolicyFiles> other = choice.otherThan(inForce.files());
                if (other.isPresent()) {
                    admitted = other.get();
                    offered(admitted);
                    adopt(admitted);
                }
                return other.isPresent();
            } catch (InvalidPolicy e) {
                LOG.error("the policy that was put in force elsewhere is not taken over: {}", e.getMessage());
                return false;
            }
        }
    }

    private Offer offered(PolicyFiles files) throws InvalidPolicy {
        Offer offer = engine.offer(files);
        if (offer instanceof Offer.Refused refused) {
            throw new InvalidPolicy(refused.problems());
        }
        return offer;
    }

    private void adopt(PolicyFiles files) throws InvalidPolicy {
        TypeSettings before = inForce.policy().caseSettings().types();
        inForce = described(files);
        listeners.forEach(listener -> listener.accept(inForce));
        decideAnew(before);
    }

    /** What was read for other places than the policy considers says nothing any more. */
    private synchronized void decideAnew(TypeSettings readFor) {
        snapshot = snapshot.filter(
                        read -> inForce.policy().caseSettings().types().equals(readFor))
                .map(read -> decided(read.facts()));
    }

    private PolicyFiles certified(PolicyFiles files) {
        SortedMap<String, byte[]> content = new TreeMap<>(files.content());
        content.put(
                PolicyFiles.CERTIFICATE,
                CertificateFile.write(proved.orElseThrow().certificate()));
        return new PolicyFiles(content);
    }

    private InForce described(PolicyFiles files) throws InvalidPolicy {
        Policy policy = engine.policy();
        return InForce.of(files, policy, ScenarioRun.of(files, policy, this::decided, aCase -> List.of()));
    }

    private <C extends FlatCase> Map<C, Decision> decided(Collection<C> cases) {
        return use(loaded -> loaded.decideCases(cases));
    }

    /** The day for which is decided: the one asked for at start, or today in France. */
    public LocalDate today() {
        return fixedDate.orElseGet(() -> FrenchDay.of(clock.instant()));
    }

    /**
     * The facts as last read, decided for today.
     *
     * @throws Refusal while nothing could be read
     */
    public Snapshot now() throws Refusal {
        return latest().orElseThrow(() -> new Refusal(Refusal.Kind.UNAVAILABLE, MESSAGES.text("notRead")));
    }

    /** The facts as last read, decided for today; empty while nothing could be read. */
    public synchronized Optional<Snapshot> latest() {
        if (snapshot.filter(read -> !read.asOf().equals(today())).isPresent()) {
            snapshot = Optional.of(decided(snapshot.get().facts()));
        }
        return snapshot;
    }

    /**
     * Reads the data again.
     *
     * @throws Refusal when nothing may be decided from them; the last reading stays
     */
    public Snapshot refresh() throws Refusal, InterruptedException {
        // Readings follow each other; whoever looks meanwhile sees the one before.
        synchronized (source) {
            Snapshot fresh = decided(read(inForce.policy().caseSettings().types()));
            keep(fresh);
            readers.forEach(reader -> reader.accept(fresh));
            return fresh;
        }
    }

    /**
     * Reads the data again, and plans.
     *
     * @throws Refusal when nothing may be decided from them; the last reading stays
     */
    public Plan plan() throws Refusal, InterruptedException {
        return addressed(refresh().plan());
    }

    /** A plan made of the data as read, for the directory that is read. */
    public Plan addressed(Plan plan) throws Refusal {
        return target.isEmpty()
                ? plan
                : Planning.addressed(plan, source, target.get().writing(), today());
    }

    private synchronized void keep(Snapshot fresh) {
        snapshot = Optional.of(fresh);
    }

    /**
     * Reads the data for policies that consider those places, for once.
     *
     * @throws Refusal when nothing may be decided from them
     */
    public PublicationFacts read(TypeSettings considered) throws Refusal, InterruptedException {
        return source.read(considered);
    }

    private Snapshot decided(PublicationFacts facts) {
        return engine.use(loaded -> new Snapshot(
                facts,
                clock.instant(),
                new Planning(new PolicyInForce(loaded, proofOf(loaded.policy())), source, today()).decided(facts)));
    }

    private ProofStatus proofOf(Policy policy) {
        InForce known = inForce;
        return policy.digest().equals(known.policy().digest()) ? known.proof() : ProofStatus.NONE;
    }

    /**
     * Explains mailboxes, each on every carrier where it is, or might be, published; those that are unknown are left out.
     *
     * @throws Refusal while nothing could be read
     */
    public List<Explanation> explain(Collection<MailboxAddress> mailboxes) throws Refusal {
        Snapshot on = now();
        return use(loaded -> mailboxes.stream()
                .map(mailbox -> Explanation.of(loaded, on.facts(), on.asOf(), mailbox))
                .filter(explanation -> !explanation.places().isEmpty())
                .toList());
    }

    @Override
    public void close() {
        engine.close();
    }
}
