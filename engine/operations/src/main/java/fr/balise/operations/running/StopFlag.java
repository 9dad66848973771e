package fr.balise.operations.running;

import fr.balise.core.findings.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks a run to end: calls under way are waited for, no other is begun. May be raised from any thread. */
public final class StopFlag {
    private final AtomicReference<@Nullable Text> reason = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Asks to end; the first reason is kept. */
    public void raise(Text why) {
        reason.compareAndSet(null, why);
        asked.countDown();
    }

    /** Why the run is to end; empty while it may go on. */
    public Optional<Text> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** True once the run is to end. */
    public boolean raised() {
        return reason().isPresent();
    }

    /** Waits so long, or until it is asked to end; true when it is. */
    public boolean raisedWithin(Duration pause) throws InterruptedException {
        return asked.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
