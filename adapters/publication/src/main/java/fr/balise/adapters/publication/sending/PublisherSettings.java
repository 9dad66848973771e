package fr.balise.adapters.publication.sending;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.operations.running.RunIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How plans are carried out.
 *
 * @param combine true to send all changes of one carrier in one patch
 * @param concurrency calls under way at the same time; 17 a second at 500 ms each take nine, the rest is reserve
 * @param attempts how often one change is sent at most
 * @param firstPause before the second attempt; doubled each time
 * @param patience how long the run waits for a server that answers nobody
 * @param visibleWithin how long what was written may take to show in the directory
 * @param approvedAt when the plan was approved, for one run: it is not begun when the journal says that it was, since then, by
 *     whomever; empty where no approval is spent
 */
public record PublisherSettings(
        ApiDialect dialect,
        RunIdentity identity,
        boolean combine,
        int concurrency,
        int attempts,
        Duration firstPause,
        Duration patience,
        Duration visibleWithin,
        Optional<Instant> approvedAt) {
    private static final int CONCURRENCY = 16;
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration VISIBLE_WITHIN = Duration.ofDays(1);

    /** The usual settings. */
    public static PublisherSettings of(ApiDialect dialect, RunIdentity identity) {
        return new PublisherSettings(
                dialect,
                identity,
                false,
                CONCURRENCY,
                ATTEMPTS,
                FIRST_PAUSE,
                PATIENCE,
                VISIBLE_WITHIN,
                Optional.empty());
    }

    /** These settings, with one patch for each carrier. */
    public PublisherSettings combined() {
        return new PublisherSettings(
                dialect, identity, true, concurrency, attempts, firstPause, patience, visibleWithin, approvedAt);
    }

    /** These settings for a directory that shows what is written after that time at most. */
    public PublisherSettings visibleWithin(Duration time) {
        return new PublisherSettings(
                dialect, identity, combine, concurrency, attempts, firstPause, patience, time, approvedAt);
    }

    /** These settings for a plan that was approved then. */
    public PublisherSettings approvedAt(Optional<Instant> then) {
        return new PublisherSettings(
                dialect, identity, combine, concurrency, attempts, firstPause, patience, visibleWithin, then);
    }
}
