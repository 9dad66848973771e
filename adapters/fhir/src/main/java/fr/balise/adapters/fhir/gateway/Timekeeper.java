package fr.balise.adapters.fhir.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time and pauses, so that a test can have its own. */
public interface Timekeeper {
    /** The date and time. */
    Instant now();

    /** A count of nanoseconds for differences; it never goes back. */
    long nanos();

    /** Lets that much time pass. */
    void pause(Duration pause) throws InterruptedException;

    /** The machine's own. */
    static Timekeeper system() {
        return new Timekeeper() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration pause) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        };
    }
}
