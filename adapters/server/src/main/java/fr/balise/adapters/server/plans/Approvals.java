package fr.balise.adapters.server.plans;

import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.core.planning.Plan;
import fr.balise.operations.sources.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who made a plan, and who approved it: lines of a plan, to which is only ever added. An approval names the digest of the
 * whole plan, and holds for no other.
 */
public final class Approvals {
    private final DocumentStore store;
    private final Clock clock;

    /** What somebody did with a plan. */
    public enum Act {
        MADE,
        APPROVED,
        WITHDRAWN
    }

    /**
     * What somebody did with a plan.
     *
     * @param account of whoever did it
     * @param by the name that goes with it
     * @param digest of the plan
     * @param overrides the limits that an approval lifts, by their words
     */
    public record Step(Act act, String account, String by, Instant at, String digest, Set<String> overrides) {
        /** Copies the set. */
        public Step {
            overrides = new TreeSet<>(overrides);
        }

        /** The day on which it was done, in France. */
        public LocalDate day() {
            return FrenchDay.of(at);
        }
    }

    /** Those of a store. */
    public Approvals(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Adds a step; once it returns, it survives any crash.
     */
    public Step add(Plan plan, Act act, Caller who, Set<String> overrides) {
        Step step = new Step(
                act, who.id(), who.named(), clock.instant(), plan.digest().hex(), overrides);
        store.add(PlanRepository.nameOf(plan), step);
        return step;
    }

    /** Everything that was done with a plan, in order. */
    public List<Step> of(Plan plan) {
        return store.lines(PlanRepository.nameOf(plan), Step.class);
    }

    /** Who made a plan, each once. */
    List<Caller> makersOf(Plan plan) {
        return of(plan).stream()
                .filter(step -> step.act() == Act.MADE)
                .map(step -> new Caller(step.account(), nameOf(step), ""))
                .distinct()
                .toList();
    }

    private static String nameOf(Step step) {
        String account = " (" + step.account() + ")";
        return step.by().endsWith(account) ? step.by().substring(0, step.by().length() - account.length()) : step.by();
    }

    /**
     * The approval that holds: the latest, of this very plan, since the last that was withdrawn.
     *
     * @param fourEyes true when who made the plan does not count
     */
    public Optional<Step> standing(Plan plan, boolean fourEyes) {
        String digest = plan.digest().hex();
        List<Step> steps =
                of(plan).stream().filter(step -> step.digest().equals(digest)).toList();
        Set<String> excluded = new TreeSet<>();
        steps.stream().filter(step -> fourEyes && step.act() == Act.MADE).forEach(step -> excluded.add(step.account()));
        Optional<Step> standing = Optional.empty();
        for (Step step : steps) {
            if (step.act() == Act.WITHDRAWN) {
                standing = Optional.empty();
            } else if (step.act() == Act.APPROVED && !excluded.contains(step.account())) {
                standing = Optional.of(step);
            }
        }
        return standing;
    }
}
