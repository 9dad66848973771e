package fr.balise.core.safety;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the runs on one target before the plan at hand.
 *
 * @param sources how much each source held at the last run; empty before the first
 * @param removals publications removed on each day by runs for which nobody lifted a limit on how many
 * @param quarantine the plan that was refused last, when no person accepted or rejected it since
 */
public record PastRuns(
        Map<String, Integer> sources, SortedMap<LocalDate, Integer> removals, Optional<RefusedPlan> quarantine) {
    /** A target on which nothing was run. */
    public static final PastRuns NONE = new PastRuns(Map.of(), new TreeMap<>(), Optional.empty());

    /**
     * A plan that limits refused.
     *
     * @param day on which it was refused
     * @param overrides the words that would have let it pass
     */
    public record RefusedPlan(String digest, LocalDate day, List<String> overrides) {}

    /** How many publications were removed in the days that end with {@code today}. */
    int removedWithin(int days, LocalDate today) {
        return removals.tailMap(today.minusDays(days - 1L)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
