package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.change.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outcomes that change, counted as they come. */
final class ChangeCounts {
    private final SortedMap<Step, Tally> steps =
            new TreeMap<>(Comparator.comparing(Step::before).thenComparing(Step::after));
    private final SortedMap<RuleId, RuleShare> shares = new TreeMap<>();
    private final SortedMap<MailboxType, Tally> byType = new TreeMap<>();
    private final SortedMap<CareSetting, Tally> byCareSetting = new TreeMap<>();
    private final SortedMap<String, Tally> byDomain = new TreeMap<>();
    private Tally all = Tally.NONE;

    private record Step(CaseOutcome before, CaseOutcome after) {}

    void add(ChangedMailbox changed) {
        Tally one = Tally.one(changed.consequence());
        all = all.plus(one);
        steps.merge(new Step(changed.before().outcome(), changed.after().outcome()), one, Tally::plus);
        changed.before().reasons().forEach(reason -> add(reason, 1, 0));
        changed.after().reasons().forEach(reason -> add(reason, 0, 1));
        byType.merge(changed.type(), one, Tally::plus);
        byCareSetting.merge(changed.careSetting(), one, Tally::plus);
        byDomain.merge(changed.address().domain(), one, Tally::plus);
    }

    private void add(Reason reason, int before, int after) {
        shares.merge(
                reason.rule(),
                new RuleShare(reason.rule(), reason.message(), before, after),
                (known, more) -> new RuleShare(
                        known.rule(),
                        after > 0 ? more.message() : known.message(),
                        known.before() + before,
                        known.after() + after));
    }

    Tally all() {
        return all;
    }

    List<Transition> transitions() {
        return steps.entrySet().stream()
                .map(entry ->
                        new Transition(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
                .toList();
    }

    List<RuleShare> byRule() {
        return List.copyOf(shares.values());
    }

    SortedMap<MailboxType, Tally> byType() {
        return byType;
    }

    SortedMap<CareSetting, Tally> byCareSetting() {
        return byCareSetting;
    }

    SortedMap<String, Tally> byDomain() {
        return byDomain;
    }
}
