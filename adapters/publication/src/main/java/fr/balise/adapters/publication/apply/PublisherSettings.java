package fr.balise.adapters.publication.apply;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.journal.RunIdentity;
import java.time.Duration;

/**
 * How plans are carried out.
 *
 * @param combine true to send all changes of one carrier in one patch
 * @param concurrency calls under way at the same time; 17 a second at 500 ms each take nine, the rest is reserve
 * @param attempts how often one change is sent at most
 * @param firstPause before the second attempt; doubled each time
 * @param patience how long the run waits for a server that answers nobody
 */
public record PublisherSettings(
        ApiDialect dialect,
        RunIdentity identity,
        boolean combine,
        int concurrency,
        int attempts,
        Duration firstPause,
        Duration patience) {
    private static final int CONCURRENCY = 16;
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The usual settings. */
    public static PublisherSettings of(ApiDialect dialect, RunIdentity identity) {
        return new PublisherSettings(dialect, identity, false, CONCURRENCY, ATTEMPTS, FIRST_PAUSE, PATIENCE);
    }

    /** These settings, with one patch for each carrier. */
    public PublisherSettings combined() {
        return new PublisherSettings(dialect, identity, true, concurrency, attempts, firstPause, patience);
    }
}
