package fr.balise.adapters.server.runs;

import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.server.work.Job;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A run that this service carries out: how far it is, what it tells, what came of it. */
public final class RunJob {
    private static final int MOST_NOTICES = 20;

    private final Job<RunSummary> job;
    private final What what;
    private final BiConsumer<RunJob, String> begun;
    private final StopFlag stop = new StopFlag();
    private final SortedMap<Outcome, Integer> counts = new TreeMap<>();
    private final Deque<Text> notices = new ArrayDeque<>();
    private String run = "";
    private List<Text> refused = List.of();

    /** What is done: a plan carried out, a run finished, a run taken back. */
    public enum Kind {
        APPLY,
        RESUME,
        UNDO
    }

    /**
     * What is done to what, and by whom.
     *
     * @param subject the name of a plan, or of a run
     */
    public record What(Kind kind, String subject, String by) {}

    /** @param begun hears its name in the journal, once */
    RunJob(String id, What what, BiConsumer<RunJob, String> begun) {
        this.job = new Job<>(id, 0);
        this.what = what;
        this.begun = begun;
    }

    /** One of a service before: what it did stands in the journal. */
    static RunJob of(JobLog.Line line) {
        RunJob past = new RunJob(line.id(), line.what(), (job, name) -> {});
        past.run = line.run();
        past.job.end(line.state().orElse(Job.State.INTERRUPTED));
        return past;
    }

    /** What is done to what, and by whom. */
    public What what() {
        return what;
    }

    /** How far it is. */
    public Job<RunSummary> job() {
        return job;
    }

    /** The run's name in the journal; empty until it has one. */
    public synchronized String run() {
        return run;
    }

    /** How many changes had which outcome so far. */
    public synchronized SortedMap<Outcome, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** The latest that it told of pauses and repetitions. */
    public synchronized List<Text> notices() {
        return new ArrayList<>(notices);
    }

    /** Why nothing was begun, or nothing more could be told of it; empty otherwise. */
    public synchronized List<Text> refused() {
        return refused;
    }

    /** Asks it to end: calls under way are waited for, and what is left can be resumed. */
    public void stop(Text why) {
        stop.raise(why);
    }

    /** Asks it to hold still, or to go on; it keeps its place, and the journal, meanwhile. */
    void pause(boolean still, Text told) {
        stop.hold(still);
        note(told);
        job.pause(still);
    }

    private synchronized void note(Text text) {
        notices.addLast(text);
        if (notices.size() > MOST_NOTICES) {
            notices.removeFirst();
        }
    }

    StopFlag stopFlag() {
        return stop;
    }

    void refuse(Refusal why) {
        synchronized (this) {
            refused = why.sentences();
        }
        job.end(Job.State.FAILED);
    }

    /** Hears what happens, for whoever looks later. */
    RunListener listener() {
        return new RunListener() {
            @Override
            public void started(RunName name, int changes) {
                synchronized (RunJob.this) {
                    run = name.value();
                }
                begun.accept(RunJob.this, name.value());
                job.begin(changes);
            }

            @Override
            public void settled(ChangeResult result) {
                synchronized (RunJob.this) {
                    counts.merge(result.outcome(), 1, Integer::sum);
                }
                job.advance();
            }

            @Override
            public void notice(Text text) {
                note(text);
            }
        };
    }
}
