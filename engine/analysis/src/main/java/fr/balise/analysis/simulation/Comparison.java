package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Impact.LastAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two policies on the same facts: whom they treat differently, and what each would take. The same inputs give the same
 * comparison, in the same order.
 *
 * @param before the policy in force
 * @param after the policy that would replace it
 * @param inputs SHA-256 of each source by name
 * @param asOf the date for which both were asked
 * @param compared mailboxes on carriers that both decided, foreign ones included
 * @param changed those decided differently, by address, then carrier
 * @param transitions from what to what, by outcome
 * @param byRule rules behind the changed outcomes on either side, by id
 * @param byCareSetting as the policy in force sorts structures
 * @param byDomain by mail domain
 */
public record Comparison(
        PlanFigures before,
        PlanFigures after,
        SortedMap<String, String> inputs,
        LocalDate asOf,
        int compared,
        List<ChangedMailbox> changed,
        Tally all,
        List<Transition> transitions,
        List<RuleShare> byRule,
        SortedMap<MailboxType, Tally> byType,
        SortedMap<CareSetting, Tally> byCareSetting,
        SortedMap<String, Tally> byDomain) {
    /** Copies the collections. */
    public Comparison {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        changed = StoredList.unchanging(changed);
        transitions = List.copyOf(transitions);
        byRule = List.copyOf(byRule);
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        byCareSetting = Collections.unmodifiableSortedMap(new TreeMap<>(byCareSetting));
        byDomain = Collections.unmodifiableSortedMap(new TreeMap<>(byDomain));
    }

    /** How many go from one outcome to another. */
    public record Transition(CaseOutcome before, CaseOutcome after, Tally tally) {}

    /**
     * A rule, and in how many of the changed outcomes it has a part.
     *
     * @param message as the second policy says it, or the first where the second has no such reason
     */
    public record RuleShare(RuleId rule, Text message, int before, int after) {}

    /** Professionals who would lose their last address under the second policy, and not under the first. */
    public List<LastAddress> newlyLeft() {
        return missingFrom(before, after.leftWithoutAddress());
    }

    /** Professionals who would lose their last address under the first policy, and keep one under the second. */
    public List<LastAddress> noLongerLeft() {
        return missingFrom(after, before.leftWithoutAddress());
    }

    /** Both are sorted by name. */
    private static List<LastAddress> missingFrom(PlanFigures figures, List<LastAddress> left) {
        Iterator<LastAddress> others = figures.leftWithoutAddress().iterator();
        List<LastAddress> missing = new ArrayList<>();
        Optional<String> other = name(others);
        for (LastAddress each : left) {
            while (other.isPresent() && other.get().compareTo(each.practitioner()) < 0) {
                other = name(others);
            }
            if (!other.equals(Optional.of(each.practitioner()))) {
                missing.add(each);
            }
        }
        return missing;
    }

    private static Optional<String> name(Iterator<LastAddress> others) {
        return others.hasNext() ? Optional.of(others.next().practitioner()) : Optional.empty();
    }
}
