package fr.balise.adapters.publication.sending;

import java.time.Duration;

/**
 * Counts the attempts at one call and lengthens the pauses between them. While the server answers nobody, attempts do
 * not count: the run waits for it to come back, as long as its patience lasts. What it answered others before the latest
 * attempt does not tell that it is there now.
 */
final class Attempts {
    private static final int LONGEST_DOUBLING = 6;

    private final Run run;
    private final long since;
    private long latest;
    private int made;
    private int counted;

    Attempts(Run run) {
        this.run = run;
        this.since = run.time().nanos();
    }

    int next() {
        if (made == 0 || !run.silentSince(latest)) {
            counted++;
        }
        latest = run.time().nanos();
        made++;
        if (made > 1) {
            run.sendsAgain();
        }
        return made;
    }

    boolean left() {
        return run.silentSince(latest)
                ? run.patient(since)
                : counted < run.settings().attempts();
    }

    Duration pause() {
        return run.jittered(run.settings().firstPause().multipliedBy(1L << Math.min(made - 1, LONGEST_DOUBLING)));
    }
}
