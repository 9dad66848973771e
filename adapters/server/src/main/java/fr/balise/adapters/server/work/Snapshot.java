package fr.balise.adapters.server.work;

import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.PublicationEngine.DecidedPlan;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.Plan;
import fr.balise.operations.planning.Register;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The facts as they were read, and what the policy decides of them on a day.
 *
 * @param readAt when the facts were read
 * @param decided the plan that follows, and the cases that it rests on
 */
public record Snapshot(PublicationFacts facts, Instant readAt, DecidedPlan decided) {
    /** The plan that follows. */
    public Plan plan() {
        return decided.plan();
    }

    /** What was decided, by address, then carrier. */
    public List<DecidedCase> cases() {
        return decided.cases();
    }

    /** Finds people, structures and mailboxes in it. */
    public Register register() {
        return new Register(facts, cases().stream().map(DecidedCase::candidate).toList());
    }

    /** The day on which it holds. */
    public LocalDate asOf() {
        return plan().asOf();
    }
}
