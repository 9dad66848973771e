package fr.balise.analysis.reload;

import fr.balise.core.PublicationEngine;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A publication engine whose policy can be exchanged while it works. Every use sees one policy from beginning to end;
 * an exchange takes effect for the uses that begin after it. Safe for use by several threads.
 *
 * <pre>{@code
 * try (ReloadingEngine engine = ReloadingEngine.start(files, List.of(new ScenariosPass()), listener)) {
 *     Plan plan = engine.use(inUse -> inUse.plan(facts, asOf));
 *     engine.offer(newerFiles);
 * }
 * }</pre>
 */
public final class ReloadingEngine implements AutoCloseable {
    private final AtomicReference<CountedEngine> current;
    private final List<Admission> admissions;
    private final ReloadListener listener;
    private String identity;
    private boolean closed;

    private ReloadingEngine(
            PublicationEngine engine, String identity, List<Admission> admissions, ReloadListener listener) {
        this.current = new AtomicReference<>(new CountedEngine(engine));
        this.identity = identity;
        this.admissions = admissions;
        this.listener = listener;
    }

    /**
     * Starts with a policy that passes all admissions.
     *
     * @throws InvalidPolicy with everything that stands against it
     */
    public static ReloadingEngine start(PolicyFiles files, List<Admission> admissions, ReloadListener listener)
            throws InvalidPolicy {
        List<Admission> all = List.copyOf(admissions);
        return new ReloadingEngine(admitted(files, all), files.identity(), all, listener);
    }

    /** Does one piece of work with the policy in use: one policy, whatever is exchanged meanwhile. */
    public <T> T use(Function<PublicationEngine, T> work) {
        try (Use held = hold()) {
            return work.apply(held.engine());
        }
    }

    /** The policy in use, which stays whole until it is closed: for work that reads, waits or fails in ways of its own. */
    public Use hold() {
        return new Use(enter());
    }

    /** One use, to be closed once. */
    public static final class Use implements AutoCloseable {
        private final CountedEngine entered;

        private Use(CountedEngine entered) {
            this.entered = entered;
        }

        /** What decides for as long as this is open. */
        public PublicationEngine engine() {
            return entered.engine();
        }

        @Override
        public void close() {
            entered.leave();
        }
    }

    private CountedEngine enter() {
        while (true) {
            CountedEngine entered = inUse();
            if (entered.enter()) {
                return entered;
            }
            if (entered == inUse()) {
                throw new IllegalStateException("the engine is closed");
            }
        }
    }

    private CountedEngine inUse() {
        return Objects.requireNonNull(current.get());
    }

    /** The policy in use at this moment. */
    public Policy policy() {
        return use(PublicationEngine::policy);
    }

    /**
     * Offers another policy. It is loaded and checked beside the one in use, and takes its place only when nothing
     * stands against it. Offers are taken one at a time.
     */
    public synchronized Offer offer(PolicyFiles files) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        Policy before = policy();
        if (files.identity().equals(identity)) {
            return new Offer.Same(before);
        }
        PublicationEngine candidate;
        try {
            candidate = admitted(files, admissions);
        } catch (InvalidPolicy e) {
            return refused(before, e.problems());
        } catch (RuntimeException | StackOverflowError e) {
            return refused(before, List.of(unexpected(e)));
        }
        CountedEngine old = inUse();
        current.set(new CountedEngine(candidate));
        identity = files.identity();
        old.leave();
        listener.adopted(before, candidate.policy());
        return new Offer.Adopted(before, candidate.policy());
    }

    private Offer refused(Policy inUse, List<PolicyProblem> problems) {
        listener.refused(inUse, problems);
        return new Offer.Refused(inUse, problems);
    }

    /** A fault of ours must not take a working policy away. */
    private static PolicyProblem unexpected(Throwable e) {
        return new PolicyProblem(
                "policy",
                0,
                0,
                new Text("erreur inattendue : " + e, "unexpected error: " + e),
                new Text("Signalez-la ; l'ancienne politique sert toujours.", "Report it; the old policy stays."));
    }

    private static PublicationEngine admitted(PolicyFiles files, List<Admission> admissions) throws InvalidPolicy {
        PublicationEngine candidate = PublicationEngine.load(files);
        boolean admitted = false;
        try {
            List<PolicyProblem> objections = admissions.stream()
                    .flatMap(admission -> admission.objections(candidate, files).stream())
                    .sorted()
                    .toList();
            if (!objections.isEmpty()) {
                throw new InvalidPolicy(objections);
            }
            admitted = true;
            return candidate;
        } finally {
            if (!admitted) {
                candidate.close();
            }
        }
    }

    /** Takes no more work; what is under way ends first. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            inUse().leave();
        }
    }
}
