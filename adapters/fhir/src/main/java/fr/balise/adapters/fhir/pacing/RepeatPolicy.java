package fr.balise.adapters.fhir.pacing;

import java.time.Duration;

/**
 * How long reads are repeated.
 *
 * @param attempts in all, while the server answers others
 * @param total how long a server that fails or is out of reach is waited for
 * @param evenUnreachable true to wait for a server that cannot be reached; false to say so at once
 */
public record RepeatPolicy(int attempts, Duration total, boolean evenUnreachable) {
    private static final int FEW = 4;

    /** Somebody is watching: a few attempts, and a server out of reach is told at once. */
    public static RepeatPolicy ofSomebodyWatching() {
        return new RepeatPolicy(FEW, Duration.ofMinutes(1), false);
    }

    /** Somebody is watching a server of this machine, started a moment ago perhaps: it is waited for, 15 to 23 seconds. */
    public static RepeatPolicy ofServerThatMayBeStarting() {
        return new RepeatPolicy(FEW + 1, Duration.ofMinutes(1), true);
    }

    /** A run overnight: the server may be away for half an hour. */
    public static RepeatPolicy overnight() {
        return new RepeatPolicy(FEW, Duration.ofMinutes(30), true);
    }
}
