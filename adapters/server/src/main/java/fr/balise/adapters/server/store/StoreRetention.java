package fr.balise.adapters.server.store;

import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.server.ServerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Erases what was kept for long enough: plans with which nothing was done since, with who made and approved them, jobs, and who
 * answered. At
 * start, and every day.
 */
@Component
public final class StoreRetention implements AutoCloseable {
    /** Plans, and who made and approved each. */
    public static final String PLANS = "plans";

    /** What was asked for by whom. */
    public static final String RUNS = "runs";

    /** Who answered what, and when. */
    public static final String ANSWERS = "answers";

    private static final Logger LOG = LoggerFactory.getLogger(StoreRetention.class);

    private final SqlDocuments store;
    private final Clock clock;
    private final Duration kept;
    private final ScheduledExecutorService daily =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "retention"));

    StoreRetention(SqlDocuments store, ServerSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.keepDays());
        erase();
        daily.scheduleAtFixedRate(this::erase, 1, 1, TimeUnit.DAYS);
    }

    private void erase() {
        Instant before = clock.instant().minus(kept);
        try {
            int erased = new DocumentStore(store, PLANS, clock).forget(before)
                    + new DocumentStore(store, RUNS, clock).forgetLines(before)
                    + new DocumentStore(store, ANSWERS, clock).forgetLines(before);
            if (erased > 0) {
                LOG.info("{} documents and lines that were kept since before {} are erased", erased, before);
            }
        } catch (StoreFailure e) {
            LOG.warn("what is old could not be erased: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        daily.shutdownNow();
    }
}
