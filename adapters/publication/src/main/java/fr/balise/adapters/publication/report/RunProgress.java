package fr.balise.adapters.publication.report;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.operations.running.report.ChangeResult;
import java.time.Duration;

/** How far a run has come, and when it may end. */
public final class RunProgress {
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;
    private static final double SLOWEST = 0.001;

    private final Timekeeper time;
    private int changes;
    private int settled;
    private int troubled;
    private long startedAt;
    private long toldAt;

    /** Nothing yet. */
    public RunProgress(Timekeeper time) {
        this.time = time;
        this.startedAt = time.nanos();
        this.toldAt = startedAt;
    }

    /** So many changes are to be dealt with, from now on. */
    public void started(int toDo) {
        changes = toDo;
        startedAt = time.nanos();
        toldAt = startedAt;
    }

    /** One more is dealt with. */
    public void settled(ChangeResult result) {
        settled++;
        troubled += result.outcome().done() ? 0 : 1;
    }

    /** True every ten seconds: time to say something. */
    public boolean due() {
        if (time.nanos() - toldAt < BETWEEN.toNanos()) {
            return false;
        }
        toldAt = time.nanos();
        return true;
    }

    /** Changes dealt with. */
    public int settled() {
        return settled;
    }

    /** Changes to deal with. */
    public int changes() {
        return changes;
    }

    /** Changes dealt with that are not in the directory. */
    public int troubled() {
        return troubled;
    }

    /** Changes a second since the start. */
    public double rate() {
        double seconds = Math.max(time.nanos() - startedAt, 1) / NANOS;
        return settled / seconds;
    }

    /** Seconds to the end at this rate. */
    public long secondsLeft() {
        return Math.round((changes - settled) / Math.max(rate(), SLOWEST));
    }
}
