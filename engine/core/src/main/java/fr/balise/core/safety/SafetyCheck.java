package fr.balise.core.safety;

import static fr.balise.core.safety.Breaches.MESSAGES;
import static fr.balise.core.safety.Breaches.number;

import fr.balise.core.findings.Text;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Checks a whole plan before its first call: what it says of itself, and what earlier runs left. */
public final class SafetyCheck {
    private final Plan plan;
    private final Breaches breaches = new Breaches();

    private SafetyCheck(Plan plan) {
        this.plan = plan;
    }

    /**
     * Every limit that the plan breaks.
     *
     * @param past what is known of earlier runs on its target
     * @param today the last of the days over which removals are added up
     */
    public static List<Breach> of(Plan plan, PastRuns past, LocalDate today) {
        SafetyCheck check = new SafetyCheck(plan);
        check.consistent();
        if (plan.impact().removed() > 0) {
            new RemovalCheck(plan, check.breaches).check(past, today);
        }
        check.protectedOnes();
        check.lastAddresses();
        check.assumedSettings();
        past.quarantine().ifPresent(check::quarantine);
        return check.breaches.all();
    }

    /** The words that a person would have to name for the plan to pass; a plan that is not whole has none that help. */
    public static List<String> overridesNeeded(Collection<Breach> breaches) {
        return breaches.stream()
                .flatMap(breach -> breach.overrides().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What a plan needs: the overrides that {@code apply} would ask for. */
    public static List<OverrideNeeded> overridesNeeded(Plan plan, PastRuns past, LocalDate today) {
        return of(plan, past, today).stream()
                .filter(breach -> !breach.overrides().isEmpty())
                .map(breach -> new OverrideNeeded(breach.overrides(), breach.text()))
                .toList();
    }

    private void consistent() {
        int said = plan.summary().attach()
                + plan.summary().detach()
                + plan.summary().update();
        int held = plan.changes().size();
        if (said != held || plan.summary().detach() != removals()) {
            breaches.add(Limit.TRUNCATED_PLAN, said, held);
        }
        if (plan.summary().cases() == 0) {
            breaches.add(Limit.EMPTY_PLAN);
        }
    }

    private long removals() {
        return plan.changes().stream().filter(Change.Detach.class::isInstance).count();
    }

    private void protectedOnes() {
        plan.impact().protectedRemoved().forEach(name -> breaches.addNamed(Limit.PROTECTED, name, name));
    }

    private void lastAddresses() {
        List<Text> left = plan.impact().leftWithoutAddress().stream()
                .map(LastAddress::practitioner)
                .map(practitioner -> new Text(practitioner, practitioner))
                .toList();
        if (!left.isEmpty()) {
            String professionals = left.size() == 1 ? "professional" : "professionals";
            breaches.add(Limit.LAST_ADDRESS, MESSAGES.text(professionals, number(left.size())), Breaches.some(left));
        }
    }

    private void assumedSettings() {
        List<Assumption> open = plan.assumed().stream()
                .filter(assumption -> !assumption.confirmed())
                .toList();
        if (!open.isEmpty()) {
            List<Text> told = open.stream().map(SafetyCheck::told).toList();
            String settings = open.stream().map(Assumption::setting).collect(Collectors.joining(", "));
            breaches.add(Limit.ASSUMED_DATE, Breaches.some(told), settings);
        }
    }

    private static Text told(Assumption assumption) {
        return MESSAGES.text(
                "assumption",
                assumption.setting(),
                assumption.value(),
                number(assumption.changes().size()));
    }

    /** Whoever names all that the refused plan took has looked at it; so has whoever names the quarantine. */
    private void quarantine(PastRuns.RefusedPlan refused) {
        String digest = refused.digest();
        String options =
                refused.overrides().stream().map(word -> "--override " + word).collect(Collectors.joining(" "));
        Text text = MESSAGES.text(
                "quarantine",
                digest.substring(0, Math.min(12, digest.length())),
                refused.day(),
                options,
                Limit.QUARANTINE.override());
        breaches.add(new Breach(Limit.QUARANTINE, refused.overrides(), text));
    }
}
