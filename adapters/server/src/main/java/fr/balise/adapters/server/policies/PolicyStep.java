package fr.balise.adapters.server.policies;

import fr.balise.adapters.server.callers.Caller;
import fr.balise.operations.sources.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody did with a version of the policy.
 *
 * @param account of whoever did it; empty for who started the service with it
 * @param by the name that goes with it
 * @param from the version that it was made of, or the one of the command line that it took the place of; empty for none
 */
public record PolicyStep(String version, Act act, String account, String by, Instant at, String from) {
    /** What can be done with a version. */
    public enum Act {
        /** Its text was handed in. */
        WRITTEN,
        /** It was put in force. */
        ACTIVATED
    }

    static PolicyStep of(String version, Act act, Caller who, Instant at, String from) {
        return new PolicyStep(version, act, who.id(), who.named(), at, from);
    }

    /** The day on which it was done, in France. */
    public LocalDate day() {
        return FrenchDay.of(at);
    }
}
