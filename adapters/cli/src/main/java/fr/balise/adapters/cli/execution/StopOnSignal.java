package fr.balise.adapters.cli.execution;

import fr.balise.core.findings.Text;
import fr.balise.operations.running.StopFlag;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Lets Ctrl-C (SIGINT) and SIGTERM end a run in good order: calls under way are waited for, their outcomes are written
 * down, and the report says how to go on.
 */
public final class StopOnSignal implements AutoCloseable {
    private static final int LONGEST_WAIT_SECONDS = 120;

    private static final AtomicBoolean SIGNALLED = new AtomicBoolean();

    private final Thread hook;

    /**
     * From now on, until it is closed.
     *
     * @param notices is told that a stop was asked for
     */
    public StopOnSignal(StopFlag stop, Consumer<Text> notices) {
        hook = new Thread(
                () -> {
                    SIGNALLED.set(true);
                    stop.raise(RunOptions.MESSAGES.text("stop"));
                    notices.accept(RunOptions.MESSAGES.text("stopping"));
                    awaitEnd();
                },
                "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Keeps the JVM alive until {@link #exit} ends it, once all is said. */
    private static void awaitEnd() {
        try {
            TimeUnit.SECONDS.sleep(LONGEST_WAIT_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the JVM with this exit code; after a signal it would otherwise end with the signal's. */
    public static void exit(int exitCode) {
        if (SIGNALLED.get()) {
            Runtime.getRuntime().halt(exitCode);
        }
        System.exit(exitCode);
    }

    /** The run is over. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal has come: the hook keeps the JVM alive until the end.
            SIGNALLED.set(true);
        }
    }
}
