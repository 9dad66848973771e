package fr.balise.adapters.spring;

import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.watch.PolicyWatch;
import fr.balise.analysis.proof.ProofCertificate;
import fr.balise.analysis.reload.Offer;
import fr.balise.analysis.reload.ReloadListener;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.core.PublicationEngine;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of an application. Where it is watched, what is saved takes its place once its scenarios pass and its
 * promises hold; what fails is told, and the one in use stays. Safe for use by several threads.
 */
public final class PolicyInUse implements PolicyWatch.Changes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyInUse.class);

    private final ReloadingEngine engine;
    private final PolicyWatch watch;
    private volatile Optional<ProofCertificate> certificate;
    private volatile List<PolicyProblem> refused = List.of();
    private final List<Consumer<Policy>> listeners = new CopyOnWriteArrayList<>();

    private PolicyInUse(ReloadingEngine engine, Path place, PolicyFiles files) {
        this.engine = engine;
        this.certificate = carried(files);
        this.watch = new PolicyWatch(place, files, this);
    }

    /**
     * Reads a policy.
     *
     * @param place its folder or zip
     * @param reload how often it is looked at; zero for never
     * @throws InvalidPolicy with everything that stands against it
     */
    static PolicyInUse open(Path place, Duration reload) throws InvalidPolicy {
        PolicyFiles files = PolicyFolder.read(place);
        ReloadingEngine engine = reload.isZero()
                ? ReloadingEngine.start(files, List.of(), ReloadListener.none())
                : PolicyWorkshop.exchanging(files, ReloadListener.none());
        PolicyInUse inUse = new PolicyInUse(engine, place, files);
        if (!reload.isZero()) {
            inUse.watch.start(reload);
        }
        return inUse;
    }

    /** What decides. */
    public ReloadingEngine engine() {
        return engine;
    }

    /** Tells the policy in use now, and each that takes its place. */
    void tell(Consumer<Policy> listener) {
        listeners.add(listener);
        listener.accept(engine.policy());
    }

    /** An engine in use, and what is known of its policy's proof. */
    PolicyInForce inForce(PublicationEngine held) {
        return new PolicyInForce(
                held, certificate.map(said -> said.about(held.policy())).orElse(ProofStatus.NONE));
    }

    /** What stands against the version that was saved last; empty when it is in use. */
    public List<PolicyProblem> refused() {
        return refused;
    }

    @Override
    public void changed(PolicyFiles files) {
        if (engine.offer(files) instanceof Offer.Refused no) {
            refuse(no.problems());
            return;
        }
        certificate = carried(files);
        refused = List.of();
        listeners.forEach(listener -> listener.accept(engine.policy()));
        LOG.info(
                "policy {} {} is in use",
                engine.policy().name(),
                engine.policy().version());
    }

    @Override
    public void unreadable(InvalidPolicy why) {
        refuse(why.problems());
    }

    private void refuse(List<PolicyProblem> problems) {
        refused = problems;
        problems.forEach(
                problem -> LOG.warn("policy not taken: {}", problem.text().en()));
    }

    /** A damaged certificate proves nothing. */
    private static Optional<ProofCertificate> carried(PolicyFiles files) {
        try {
            return CertificateFile.of(files);
        } catch (UnusableFile e) {
            LOG.warn("{}", e.text().en());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        watch.close();
        engine.close();
    }
}
