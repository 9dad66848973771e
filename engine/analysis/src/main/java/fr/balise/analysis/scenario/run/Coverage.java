package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.run.ScenarioResult.Override;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What scenarios show of a policy.
 *
 * @param silent rules that no scenario made speak
 * @param kinds what the scenarios that name a rule show of it, for every rule of the policy
 * @param overrides which verdicts overruled which
 * @param rows every row of the policy's tables
 */
public record Coverage(
        SortedSet<RuleId> silent,
        SortedMap<RuleId, Set<Kind>> kinds,
        SortedSet<Override> overrides,
        List<TableRow> rows) {
    private static final Comparator<Override> BY_VERDICT =
            Comparator.comparing(Override::stronger).thenComparing(Override::weaker);

    static Coverage of(Policy policy, Collection<ScenarioResult> results, CaseDecider decider) {
        SortedSet<RuleId> silent = new TreeSet<>();
        SortedMap<RuleId, Set<Kind>> kinds = new TreeMap<>();
        SortedSet<Override> overrides = new TreeSet<>(BY_VERDICT);
        policy.allRules().forEach(rule -> {
            silent.add(rule.id());
            // Nothing overrules a report about a mailbox over all its places.
            kinds.put(
                    rule.id(),
                    rule.about() == CaseKind.MAILBOX ? EnumSet.of(Kind.OVERRIDDEN) : EnumSet.noneOf(Kind.class));
        });
        for (ScenarioResult result : results) {
            silent.removeAll(result.spoke());
            overrides.addAll(result.overrides());
            result.scenario()
                    .rule()
                    .ifPresent(rule -> kinds.computeIfPresent(rule, (id, shown) -> {
                        shown.add(result.scenario().kind());
                        return shown;
                    }));
        }
        return new Coverage(silent, kinds, overrides, TableRow.of(policy, results, silent, decider));
    }

    /** Rules that spoke in some scenario, in percent of all, rounded down; 100 for a policy without rules. */
    public int percent() {
        return kinds.isEmpty() ? 100 : (kinds.size() - silent.size()) * 100 / kinds.size();
    }

    /** Rows that no scenario shows. */
    public List<TableRow> unshownRows() {
        return rows.stream().filter(row -> !row.shown()).toList();
    }

    /** Rows of tables that a scenario shows, in percent of all, rounded down; 100 for a policy without tables. */
    public int rowPercent() {
        return rows.isEmpty() ? 100 : (rows.size() - unshownRows().size()) * 100 / rows.size();
    }
}
