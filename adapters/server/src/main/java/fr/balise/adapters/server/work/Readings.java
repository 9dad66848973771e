package fr.balise.adapters.server.work;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.core.findings.Refusal;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reads the data by itself: every half minute while nothing could be read, then as often as was asked for at start. The
 * service is ready once something was read.
 */
@Component("data")
final class Readings implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Duration UNTIL_READ = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "readings"));

    Readings(Workspace workspace, ServerSettings settings) {
        this.workspace = workspace;
        every(UNTIL_READ, () -> workspace.latest().isEmpty());
        settings.readEvery()
                .ifPresent(pause -> every(pause, () -> workspace.latest().isPresent()));
    }

    private void every(Duration pause, BooleanSupplier due) {
        clock.scheduleWithFixedDelay(
                () -> {
                    if (due.getAsBoolean()) {
                        read();
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What goes wrong once must not end the readings to come. */
    private void read() {
        try {
            workspace.refresh();
        } catch (Refusal e) {
            LOG.warn("the data could not be read: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the data could not be read", e);
        }
    }

    @Override
    public Health health() {
        return (workspace.latest().isPresent() ? Health.up() : Health.outOfService()).build();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
