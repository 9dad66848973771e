package fr.balise.operations.following;

import fr.balise.core.findings.Finding;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.following.counting.Indicators;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a directory stands, and how it stood before.
 *
 * @param asOf the day
 * @param unusedMonths whole months without use after which a mailbox counts as unused
 * @param cameBack what our runs had removed and stands there again, a finding for each
 * @param open the findings that are open, by code
 * @param history what was counted on each day that is kept, this one included, by dimension
 * @param structures the names of structures by the number under which they are counted
 */
public record Status(
        String operator,
        LocalDate asOf,
        int unusedMonths,
        Indicators indicators,
        List<Finding> cameBack,
        SortedMap<String, OpenSince> open,
        Map<IndicatorDimension, SortedMap<LocalDate, SortedMap<String, Figures>>> history,
        Map<String, String> structures) {
    /**
     * Findings of one code.
     *
     * @param since the day on which the oldest of them was seen first
     */
    public record OpenSince(long count, LocalDate since) {
        OpenSince and(OpenSince other) {
            return new OpenSince(count + other.count, since.isBefore(other.since) ? since : other.since);
        }
    }

    /** What was counted of all together, day by day. */
    public List<Map.Entry<LocalDate, Figures>> days() {
        return history.getOrDefault(IndicatorDimension.ALL, Collections.emptySortedMap()).entrySet().stream()
                .map(day -> Map.entry(day.getKey(), day.getValue().getOrDefault("", new Figures(Map.of()))))
                .toList();
    }
}
