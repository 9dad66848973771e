package fr.balise.adapters.fhir.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How old a snapshot may be.
 *
 * @param changes past which what changed since is read
 * @param whole past which everything is read again: what was deleted in the directory shows no other way
 */
public record SnapshotAges(Duration changes, Duration whole) {
    /** True when what is known up to a moment is too old, or from before the last write; to the second. */
    boolean stale(Instant asOf, Instant lastWrite, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.SECONDS);
        Instant written = lastWrite.isAfter(today) ? today : lastWrite;
        return older(asOf, today, changes) || asOf.isBefore(written.truncatedTo(ChronoUnit.SECONDS));
    }

    boolean overdue(Instant whole, Instant now) {
        return older(whole, now, this.whole);
    }

    private static boolean older(Instant then, Instant now, Duration most) {
        return Duration.between(then, now).compareTo(most) > 0;
    }
}
