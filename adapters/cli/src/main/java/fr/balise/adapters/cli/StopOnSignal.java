package fr.balise.adapters.cli;

import fr.balise.adapters.publication.StopFlag;
import fr.balise.engine.findings.Text;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets Ctrl-C (SIGINT) and SIGTERM end a run in good order: calls under way are waited for, their outcomes are written
 * down, and the report says how to go on.
 */
final class StopOnSignal implements AutoCloseable {
    private static final int LONGEST_WAIT_SECONDS = 120;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    StopOnSignal(StopFlag stop, Consumer<Text> notices) {
        hook = new Thread(
                () -> {
                    stop.raise(new Text("arrêt demandé", "stop asked for"));
                    notices.accept(new Text(
                            "Arrêt demandé : les appels en cours se terminent…",
                            "Stop asked for: calls under way are being finished…"));
                    awaitEnd();
                },
                "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            if (!over.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over and all is said. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal has come: the hook is what keeps the JVM alive until now.
            return;
        }
    }
}
