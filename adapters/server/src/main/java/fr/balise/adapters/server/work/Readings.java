package fr.balise.adapters.server.work;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reads the data by itself: every half minute while nothing could be read or where files of the data set or the policy in force
 * changed, and as often as the schedule says. The service is ready once something was read.
 */
@Component("data")
public final class Readings implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    private static final Duration OFTEN = Duration.ofSeconds(30);
    private static final int FOLDERS = 3;

    private final Workspace workspace;
    private final Path data;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "readings"));
    private String read;
    private String seen;

    Readings(Workspace workspace, ServerSettings settings) {
        this.workspace = workspace;
        this.data = settings.data();
        this.read = files();
        this.seen = read;
        every(OFTEN, () -> workspace.follow() || workspace.latest().isEmpty() || changed());
        settings.readEvery()
                .ifPresent(pause -> every(pause, () -> workspace.latest().isPresent()));
    }

    /** Reads where files changed, and no longer do: what is being copied is not whole. Called every half minute. */
    public void readWhereChanged() {
        if (changed()) {
            readNow();
        }
    }

    private synchronized boolean changed() {
        String now = files();
        boolean changed = !now.equals(read) && now.equals(seen);
        seen = now;
        read = changed ? now : read;
        return changed;
    }

    /** Names, sizes and times of the files of the data set. */
    private String files() {
        try (Stream<Path> files = Files.walk(data, FOLDERS)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file + " " + file.toFile().length() + " "
                            + file.toFile().lastModified())
                    .collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private void every(Duration pause, BooleanSupplier due) {
        clock.scheduleWithFixedDelay(
                () -> {
                    if (due.getAsBoolean()) {
                        readNow();
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Reads as soon as the reading under way is over, without keeping anybody waiting. */
    void readSoon() {
        clock.execute(this::readNow);
    }

    /** Reads, as the schedule does: what goes wrong once does not end the readings to come. */
    public void readNow() {
        try {
            workspace.refresh();
        } catch (Refusal e) {
            LOG.warn("the data could not be read: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // At the end of the service its parts close under a reading.
            if (!clock.isShutdown()) {
                LOG.error("the data could not be read", e);
            }
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
