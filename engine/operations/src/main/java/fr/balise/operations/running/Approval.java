package fr.balise.operations.running;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.core.safety.Limit;
import fr.balise.operations.sources.DirectoryAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a plan is one that somebody here wants carried out. A plan is a file that may have been received: what it says
 * of its operator and domains proves nothing by itself.
 *
 * @param operator whose plans alone may be carried out; empty while nobody said
 * @param domains that alone may be written; empty while nobody said
 * @param digest the first digits, {@value #SHORTEST_DIGEST} at least, of the plan that was approved
 */
public record Approval(Optional<String> operator, List<String> domains, Optional<String> digest) {
    private static final Messages MESSAGES = SafetyRefusal.MESSAGES;

    private static final int SHORTEST_DIGEST = 12;

    /** Copies the list. */
    public Approval {
        domains = List.copyOf(domains);
    }

    /**
     * Holds a plan to what was said.
     *
     * @param here where it would be carried out, and how
     * @throws Refusal when it is not the plan that was approved, not the operator's, or made for something else
     */
    public void check(Plan plan, Target here) throws Refusal {
        pinned(plan);
        ours(plan);
        if (plan.target().isPresent()) {
            madeFor(plan.target().get(), here);
        }
    }

    /**
     * Holds a plan to a digest where nothing else says whose it must be, and nobody is there to be asked.
     *
     * @throws Refusal with the digest to confirm
     */
    public void requireKnown(Plan plan) throws Refusal {
        if (digest.isEmpty() && (operator.isEmpty() || domains.isEmpty())) {
            throw Refusal.input(MESSAGES.text("unknown", plan.operator(), domains(plan), shortened(plan)));
        }
    }

    /**
     * The words by which a person lifts limits. One that is named wrongly would not be lifted: better said at once.
     *
     * @throws Refusal when a word lifts none
     */
    public static Set<String> overrides(Collection<String> words) throws Refusal {
        Optional<String> wrong =
                words.stream().filter(word -> Limit.named(word).isEmpty()).findFirst();
        if (wrong.isPresent()) {
            String known = Stream.of(Limit.values())
                    .filter(Limit::mayBeLifted)
                    .map(Limit::form)
                    .collect(Collectors.joining(", "));
            throw Refusal.input(MESSAGES.text("noLimit", wrong.get(), known));
        }
        return new TreeSet<>(words);
    }

    private void pinned(Plan plan) throws Refusal {
        if (digest.isEmpty()) {
            return;
        }
        if (digest.get().length() < SHORTEST_DIGEST) {
            throw Refusal.input(MESSAGES.text("digest.short", SHORTEST_DIGEST));
        }
        if (!plan.digest().hex().startsWith(digest.get())) {
            throw new Refusal(Refusal.Kind.STALE, MESSAGES.text("digest.other", plan.digest()));
        }
    }

    private void ours(Plan plan) throws Refusal {
        Optional<String> other = operator.isEmpty() || operator.get().equals(plan.operator())
                ? plan.domains().stream()
                        .filter(domain -> !domains.isEmpty() && !domains.contains(domain))
                        .findFirst()
                : Optional.of(plan.operator());
        if (other.isPresent()) {
            throw Refusal.input(MESSAGES.text("foreign", other.get()));
        }
    }

    /** A plan is applied to no other server, and in no other dialect, than it was made for. */
    private static void madeFor(Target planned, Target here) throws Refusal {
        if (planned.directory().startsWith(Target.EXTRACT)) {
            throw Refusal.input(MESSAGES.text("onExtract", planned.directory()));
        }
        same("--directory", planned.directory(), here.directory());
        if (!planned.endpoint().isEmpty()) {
            same("--endpoint", planned.endpoint(), here.endpoint());
        }
        if (!planned.dialect().equals(here.dialect())) {
            throw Refusal.input(MESSAGES.text("madeFor", planned.dialect(), here.dialect(), "--dialect"));
        }
    }

    private static void same(String option, String planned, String here) throws Refusal {
        if (!DirectoryAddress.named(planned).equals(DirectoryAddress.named(here))) {
            throw Refusal.input(MESSAGES.text("madeFor", planned, here, option));
        }
    }

    /** The mail domains of a plan, for people. */
    public static String domains(Plan plan) {
        return String.join(", ", plan.domains());
    }

    /** As much of a plan's digest as names it. */
    public static String shortened(Plan plan) {
        return plan.digest().hex().substring(0, SHORTEST_DIGEST);
    }
}
