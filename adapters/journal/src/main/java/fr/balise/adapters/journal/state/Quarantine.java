package fr.balise.adapters.journal.state;

import fr.balise.core.findings.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A target to which nothing is applied, scheduled runs included, until a person accepts the plan that a limit refused, or
 * rejects it.
 *
 * @param plan the digest of that plan
 * @param limits the limits that refused it, by the words that lift them
 * @param by who asked for the run
 * @param decision empty while nobody decided
 */
public record Quarantine(
        String plan, List<String> limits, Text why, Instant since, String by, Optional<Decision> decision) {
    /** Copies what it is given. */
    public Quarantine {
        limits = List.copyOf(limits);
    }

    /** One that begins. */
    public static Quarantine begin(String plan, List<String> limits, Text why, Instant since, String by) {
        return new Quarantine(plan, limits, why, since, by, Optional.empty());
    }

    /** True while nobody decided. */
    public boolean open() {
        return decision.isEmpty();
    }

    /** What a person said. */
    public record Decision(Verdict verdict, Instant at, String by) {}

    /** What can be said. */
    public enum Verdict {
        /** The plan is right: it goes beyond the named limits. */
        ACCEPTED,
        /** The plan is wrong: the sources are mended, and another plan is made. */
        REJECTED
    }
}
