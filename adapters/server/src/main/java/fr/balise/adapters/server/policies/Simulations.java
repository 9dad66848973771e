package fr.balise.adapters.server.policies;

import fr.balise.adapters.server.work.Job;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Simulation;
import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Trials of a setting, one at a time; the latest are remembered until the service ends. */
@Component
public final class Simulations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);
    private static final int STEPS = 2;
    private static final int MOST_WAITING = 20;
    private static final int MOST_REMEMBERED = 50;

    private final Workspace workspace;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> new Thread(work, "simulations"));
    private final Map<String, Trial> trials = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trial> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * A trial, and the job that carries it out.
     *
     * @param settings that differ from the policy in force; empty for another version
     * @param version of the policy that is tried; empty for settings
     */
    public record Trial(SortedMap<String, String> settings, String version, Job<Comparison> job) {}

    Simulations(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Compares the policy in force with the same under other settings.
     *
     * @param settings new values by dotted name
     * @throws InvalidPolicy with every problem that those settings make
     * @throws RejectedExecutionException when too many wait already
     */
    public Trial start(SortedMap<String, String> settings) throws InvalidPolicy {
        return start(PolicySettings.with(workspace.inForce().files(), settings), settings, "");
    }

    /**
     * Compares the policy in force with another version.
     *
     * @param version its name
     * @throws InvalidPolicy with every problem of it
     * @throws RejectedExecutionException when too many wait already
     */
    public Trial start(PolicyFiles draft, String version) throws InvalidPolicy {
        return start(draft, new TreeMap<>(), version);
    }

    private Trial start(PolicyFiles files, SortedMap<String, String> settings, String version) throws InvalidPolicy {
        PublicationEngine other = PublicationEngine.load(files);
        Trial trial = new Trial(settings, version, new Job<>(UUID.randomUUID().toString(), STEPS));
        try {
            worker.execute(() -> run(trial.job(), other));
        } catch (RejectedExecutionException e) {
            other.close();
            throw e;
        }
        synchronized (trials) {
            trials.put(trial.job().id(), trial);
        }
        return trial;
    }

    private void run(Job<Comparison> job, PublicationEngine other) {
        try (other) {
            job.step();
            Snapshot now = workspace.now();
            TypeSettings mine = workspace.inForce().policy().caseSettings().types();
            TypeSettings either = mine.considering(other.policy().caseSettings().types());
            boolean asRead = either.equals(mine);
            PreparedFacts facts = new PreparedFacts(asRead ? now.facts() : workspace.read(either));
            DecidedPlan before =
                    asRead ? now.decided() : workspace.use(engine -> engine.planWithCases(facts, now.asOf()));
            DecidedPlan otherwise = other.planWithCases(facts, now.asOf());
            job.step();
            job.done(Simulation.compare(before, otherwise, facts));
        } catch (CancellationException e) {
            job.end(Job.State.CANCELLED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.end(Job.State.CANCELLED);
        } catch (Refusal e) {
            LOG.warn("simulation {} was refused: {}", job.id(), e.getMessage());
            job.end(Job.State.FAILED);
        } catch (RuntimeException e) {
            LOG.error("simulation {} failed", job.id(), e);
            job.end(Job.State.FAILED);
        }
    }

    /** The trial of that name, while it is remembered. */
    public Optional<Trial> find(String id) {
        synchronized (trials) {
            return Optional.ofNullable(trials.get(id));
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        synchronized (trials) {
            trials.values().forEach(trial -> trial.job().cancel());
        }
        worker.shutdownNow();
    }
}
