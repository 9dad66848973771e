package fr.balise.operations.running.report;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run as it ended.
 *
 * @param run its name in the journal
 * @param calls requests made, reads and repetitions included
 * @param retries patches that were sent again
 * @param stopped why it ended before all was dealt with; empty when it did not
 * @param counts how many changes had each outcome; every outcome is there
 * @param results one for each change, in the plan's order
 */
public record RunReport(
        RunName run,
        String planDigest,
        String policyDigest,
        Instant startedAt,
        Duration took,
        long calls,
        long retries,
        Optional<Text> stopped,
        SortedMap<Outcome, Integer> counts,
        List<ChangeResult> results) {
    /** Counts the outcomes. */
    public static SortedMap<Outcome, Integer> counted(List<ChangeResult> results) {
        SortedMap<Outcome, Integer> counts = new TreeMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return counts;
    }

    /** How many changes had that outcome. */
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** True when the directory is as every change wanted it. */
    public boolean complete() {
        return onlyLeft(Set.of());
    }

    /** True when every other change had one of those outcomes. */
    boolean onlyLeft(Set<Outcome> outcomes) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(Map.Entry::getKey)
                .allMatch(outcome -> outcome.done() || outcomes.contains(outcome));
    }
}
