package fr.balise.operations.running;

import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks a run to end: calls under way are waited for, no other is begun. May be raised from any thread. */
public final class StopFlag {
    private final AtomicReference<@Nullable Text> reason = new AtomicReference<>();

    /** Asks to end; the first reason is kept. */
    public void raise(Text why) {
        reason.compareAndSet(null, why);
    }

    /** Why the run is to end; empty while it may go on. */
    public Optional<Text> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** True once the run is to end. */
    public boolean raised() {
        return reason().isPresent();
    }
}
