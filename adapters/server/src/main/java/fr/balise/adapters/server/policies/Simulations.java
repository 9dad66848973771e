package fr.balise.adapters.server.policies;

import fr.balise.adapters.server.policies.Simulations.Outcome.Compared;
import fr.balise.adapters.server.policies.Simulations.Outcome.Swept;
import fr.balise.adapters.server.work.Job;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.Sweep.Tried;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Trials of settings, days and other policies, one at a time; the latest are remembered until the service ends. */
@Component
public final class Simulations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);
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

    /** What came of a trial. */
    public sealed interface Outcome {
        /**
         * One other policy: whom it treats differently.
         *
         * @param settings that make it; empty for another version
         */
        record Compared(Comparison comparison, SortedMap<String, String> settings) implements Outcome {}

        /** Several: what each would take. */
        record Swept(Sweep sweep, Optional<Goal> goal) implements Outcome {}
    }

    /**
     * A trial, and the job that carries it out.
     *
     * @param versions of the policy that are tried, by name
     */
    public record Trial(TrialRequest asked, List<String> versions, Job<Outcome> job) {}

    Simulations(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Tries settings, days and other policies against the policy in force.
     *
     * @param against the files of those policies, by the name of their version
     * @throws Refusal with what is wrong of what is asked
     * @throws RejectedExecutionException when too many wait already
     */
    public Trial start(TrialRequest asked, SortedMap<String, PolicyFiles> against) throws Refusal {
        List<Policy> others = new ArrayList<>();
        for (PolicyFiles files : against.values()) {
            others.add(PolicyLoader.load(files));
        }
        Variants variants = asked.variants(workspace.inForce().policy(), others, workspace.today());
        Optional<Goal> goal = asked.wanted();
        int steps = variants.tried().size() + 1;
        Trial trial = new Trial(
                asked,
                List.copyOf(against.keySet()),
                new Job<>(UUID.randomUUID().toString(), steps));
        worker.execute(() -> run(trial.job(), variants, goal));
        synchronized (trials) {
            trials.put(trial.job().id(), trial);
        }
        return trial;
    }

    private void run(Job<Outcome> job, Variants variants, Optional<Goal> goal) {
        try {
            job.step();
            Optional<Tried> single = goal.isPresent() ? Optional.empty() : variants.single();
            job.done(
                    single.isPresent()
                            ? compared(variants, single.get(), job)
                            : new Swept(variants.of(this::facts, begun -> job.step()), goal));
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

    private Compared compared(Variants variants, Tried other, Job<Outcome> job) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = PolicyInForce.of(variants.base());
                PolicyInForce replacement = PolicyInForce.of(other.policy())) {
            Planning planning =
                    new Planning(inForce, this::facts, other.variant().asOf());
            job.step();
            return new Compared(planning.against(replacement), other.variant().settings());
        }
    }

    /** The data as last read; read anew for policies that consider other places. */
    private PublicationFacts facts(TypeSettings considered) throws Refusal, InterruptedException {
        return considered.equals(workspace.inForce().policy().caseSettings().types())
                ? workspace.now().facts()
                : workspace.read(considered);
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
