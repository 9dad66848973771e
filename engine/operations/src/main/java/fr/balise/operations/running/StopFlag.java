package fr.balise.operations.running;

import fr.balise.core.findings.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a run to end, or to hold still for a while: calls under way are waited for, no other is begun. May be used from any
 * thread.
 */
public final class StopFlag {
    private @Nullable Text reason;
    private boolean held;
    private int holds;

    /** Asks to end; the first reason is kept. */
    public synchronized void raise(Text why) {
        reason = reason == null ? why : reason;
        notifyAll();
    }

    /** Asks to hold still, or to go on. */
    public synchronized void hold(boolean still) {
        holds += still && !held ? 1 : 0;
        held = still;
        notifyAll();
    }

    /** How often it was asked to hold still: what was read before the last time is old. */
    public synchronized int holds() {
        return holds;
    }

    /** Why the run is to end; empty while it may go on. */
    public synchronized Optional<Text> reason() {
        return Optional.ofNullable(reason);
    }

    /** True once the run is to end. */
    public boolean raised() {
        return reason().isPresent();
    }

    /** True once the run is to end; waits while it is to hold still. */
    public synchronized boolean raisedAfterHold() throws InterruptedException {
        while (held && reason == null) {
            wait();
        }
        return reason != null;
    }

    /** Waits so long, or until it is asked to end; true when it is. */
    public synchronized boolean raisedWithin(Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && reason == null; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return reason != null;
    }
}
