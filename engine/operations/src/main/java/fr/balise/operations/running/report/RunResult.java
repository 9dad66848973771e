package fr.balise.operations.running.report;

import java.util.Optional;
import java.util.Set;

/**
 * A run, and what was seen of it afterwards.
 *
 * @param endpoint the server that took the calls
 * @param verification what was read again; empty when nothing was
 */
public record RunResult(
        String endpoint, RunReport report, Optional<VerificationReport> verification, Optional<Receipt> receipt) {
    /** How it ended. */
    public enum End {
        /** The directory is as wanted, as far as anybody looked. */
        FINE,
        /** All is applied, and the directory does not show all of it. */
        UNSEEN,
        /** What was left undone is so because the directory changed since the plan was made. */
        STALE,
        /** Something else was left undone. */
        PARTLY_APPLIED
    }

    /** A run after which the directory was not read again. */
    public static RunResult unseen(String endpoint, RunReport report) {
        return new RunResult(endpoint, report, Optional.empty(), Optional.empty());
    }

    /** How it ended. */
    public End end() {
        if (report.complete()) {
            return verification.map(VerificationReport::agrees).orElse(true) ? End.FINE : End.UNSEEN;
        }
        return report.onlyLeft(Set.of(Outcome.STALE)) ? End.STALE : End.PARTLY_APPLIED;
    }
}
