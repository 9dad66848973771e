package fr.balise.adapters.server.runs;

import fr.balise.adapters.journal.audit.AuditSearch;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.server.plans.Approvals.Step;
import fr.balise.adapters.server.runs.RunJob.Kind;
import fr.balise.adapters.server.runs.RunJob.What;
import fr.balise.adapters.server.work.Job;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs on the directory, one at a time. What outlives the service stands in the journal of the directory. */
public final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Messages MESSAGES = Messages.beside(Runs.class, "runs");
    private static final int MOST_REMEMBERED = 50;
    private static final int MOST_SKIPPED = 1_000_000_000;
    private static final Duration LONGEST_END = Duration.ofSeconds(4);

    private final TargetServer target;
    private final RunTally tally = new RunTally();
    private final JobLog log;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "runs"));
    private final AtomicLong endedBy = new AtomicLong();
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, RunJob> jobs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RunJob> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * A key by which a request that is repeated is known again: it gives the run that it began, while that is remembered,
     * after a restart too.
     * Empty where each request begins a run.
     */
    public record Once(Optional<String> key) {
        /** Each request begins a run. */
        public static final Once NOT = new Once(Optional.empty());
    }

    /** Of that directory. */
    public Runs(TargetServer target, JobLog log) {
        this.target = target;
        this.log = log;
        List<JobLog.Line> before = log.all();
        for (JobLog.Line line : before.subList(Math.max(0, before.size() - MOST_REMEMBERED), before.size())) {
            jobs.put(line.id(), RunJob.of(line));
            if (!line.key().isEmpty()) {
                byKey.put(line.key(), line.id());
            }
        }
    }

    /** One way of running. */
    @FunctionalInterface
    private interface Way {
        RunSummary run(StopFlag stop, RunListener listener) throws Refusal, InterruptedException;
    }

    /**
     * Begins to carry a plan out.
     *
     * @param approval by which a person approved it; it is spent by the run
     * @param once see {@link Once}
     * @throws Refusal when another run is under way
     */
    public RunJob apply(String name, Plan plan, Step approval, RunIdentity who, Once once) throws Refusal {
        return start(
                new What(Kind.APPLY, name, who.author()),
                once,
                (stop, listener) -> target.runApproved(
                        approval.at(),
                        who,
                        stop,
                        listener,
                        running -> running.apply(target.endpoint(), plan, approval.overrides())));
    }

    /**
     * Begins to finish a run that was interrupted.
     *
     * @throws Refusal when another run is under way
     */
    public RunJob resume(String run, RunIdentity who, Once once) throws Refusal {
        return start(
                new What(Kind.RESUME, run, who.author()),
                once,
                (stop, listener) -> target.run(
                        who,
                        stop,
                        listener,
                        running -> running.resume(running.ledger().run(run), Optional.of(target.endpoint()))));
    }

    /**
     * Begins to take back what a run did.
     *
     * @throws Refusal when another run is under way
     */
    public RunJob undo(String run, RunIdentity who, Once once) throws Refusal {
        return start(
                new What(Kind.UNDO, run, who.author()),
                once,
                (stop, listener) -> target.run(
                        who,
                        stop,
                        listener,
                        running -> running.undo(running.ledger().run(run), Optional.of(target.endpoint()))));
    }

    private synchronized RunJob start(What what, Once once, Way way) throws Refusal {
        String key = once.key().map(said -> what.by() + " " + said).orElse("");
        Optional<RunJob> before = Optional.ofNullable(byKey.get(key)).flatMap(this::find);
        if (before.isPresent()) {
            if (!before.get().what().equals(what)) {
                throw Refusal.input(MESSAGES.text("otherKey"));
            }
            return before.get();
        }
        if (current().isPresent()) {
            throw Refusal.input(MESSAGES.text("underWay"));
        }
        String id = UUID.randomUUID().toString();
        RunJob started =
                new RunJob(id, what, (job, run) -> log.add(new JobLog.Line(id, what, key, run, Optional.empty())));
        log.add(new JobLog.Line(id, what, key, "", Optional.empty()));
        jobs.put(id, started);
        byKey.values().retainAll(jobs.keySet());
        if (!key.isEmpty()) {
            byKey.put(key, id);
        }
        worker.execute(() -> {
            run(started, way);
            log.add(new JobLog.Line(
                    id,
                    what,
                    key,
                    started.run(),
                    Optional.of(started.job().progress().state())));
        });
        return started;
    }

    private void run(RunJob job, Way way) {
        try {
            RunSummary summary = way.run(job.stopFlag(), job.listener());
            tally.ended(summary.report());
            job.job().done(summary);
        } catch (Refusal e) {
            tally.ended(RunTally.End.REFUSED);
            job.refuse(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.job().end(Job.State.CANCELLED);
        } catch (RuntimeException e) {
            LOG.error("run of job {} failed", job.job().id(), e);
            job.job().end(Job.State.FAILED);
        }
    }

    /** How those of this service ended. */
    RunTally tally() {
        return tally;
    }

    /** Asks one to end: calls under way are waited for, and what is left can be resumed. */
    public void stop(RunJob job, String by) {
        job.stop(MESSAGES.text("stopped", by));
    }

    /**
     * Asks one to hold still, or to go on: calls under way are waited for, and no other run can begin meanwhile.
     *
     * @throws Refusal when it is over
     */
    public void pause(RunJob job, boolean still, String by) throws Refusal {
        if (job.job().progress().state().isEnd()) {
            throw Refusal.input(MESSAGES.text("over"));
        }
        job.pause(still, MESSAGES.text(still ? "paused" : "goesOn", by));
    }

    /** The one under way. */
    public synchronized Optional<RunJob> current() {
        return jobs.values().stream()
                .filter(job -> !job.job().progress().state().isEnd())
                .findFirst();
    }

    /** The one of that id, while it is remembered; of another service on the same store as far as that told. */
    public synchronized Optional<RunJob> find(String id) {
        RunJob known = jobs.get(id);
        if (known == null || known.job().progress().state() == Job.State.INTERRUPTED) {
            log.all().stream()
                    .filter(line -> line.id().equals(id))
                    .findFirst()
                    .ifPresent(line -> jobs.put(id, RunJob.of(line)));
        }
        return Optional.ofNullable(jobs.get(id));
    }

    /**
     * The run of that name in the journal.
     *
     * @throws Refusal when the journal cannot be read
     */
    public Optional<RunOutline> recorded(String run) throws Refusal {
        return all().stream().filter(known -> known.run().equals(run)).findFirst();
    }

    /**
     * Looks for entries of the journal, the latest first.
     *
     * @throws Refusal when the journal cannot be read
     */
    public Page<AuditSearch.Found> audit(AuditSearch search, int page, int size) throws Refusal {
        AuditSearch.Part part = target.journal().search(search, (int) Math.min((long) page * size, MOST_SKIPPED), size);
        return new Page<>(part.items(), page, size, part.total());
    }

    /**
     * Every run of the journal, the latest first.
     *
     * @throws Refusal when the journal cannot be read
     */
    public List<RunOutline> all() throws Refusal {
        String underWay = current().map(RunJob::run).orElse("");
        return target.journal().runs().stream()
                .map(run -> run.run().equals(underWay) ? run.underWay() : run)
                .toList();
    }

    /** Asks what is under way to end; the journal says what is left, to be resumed after the next start. */
    void end() {
        if (endedBy.compareAndSet(0, System.nanoTime() + LONGEST_END.toNanos())) {
            current().ifPresent(job -> job.stop(MESSAGES.text("ending")));
        }
    }

    /** Waits for the end of what is under way, as long as it may take since that was asked. */
    @Override
    public void close() {
        end();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(endedBy.get() - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
