package fr.balise.operations.following.counting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The indicators of a day.
 *
 * @param groups by dimension and by member of it, for example a mail domain; the member of {@link IndicatorDimension#ALL} and
 *     of what belongs to none is empty
 */
public record Indicators(Map<IndicatorDimension, SortedMap<String, Figures>> groups) {
    /** Copies the maps. */
    public Indicators {
        Map<IndicatorDimension, SortedMap<String, Figures>> copy = new EnumMap<>(IndicatorDimension.class);
        groups.forEach((dimension, figures) -> copy.put(dimension, new TreeMap<>(figures)));
        groups = Collections.unmodifiableMap(copy);
    }

    /** One dimension. */
    public SortedMap<String, Figures> by(IndicatorDimension dimension) {
        return groups.getOrDefault(dimension, new TreeMap<>());
    }

    /** All together. */
    public Figures total() {
        return by(IndicatorDimension.ALL).getOrDefault("", new Figures(Map.of()));
    }

    /**
     * The same with one more indicator.
     *
     * @param counts by dimension and member of it
     */
    public Indicators with(Indicator indicator, Map<IndicatorDimension, SortedMap<String, Long>> counts) {
        Map<IndicatorDimension, SortedMap<String, Figures>> more = new EnumMap<>(IndicatorDimension.class);
        for (IndicatorDimension dimension : IndicatorDimension.values()) {
            SortedMap<String, Figures> members = new TreeMap<>(by(dimension));
            counts.getOrDefault(dimension, new TreeMap<>())
                    .forEach((member, count) -> members.put(
                            member,
                            members.getOrDefault(member, new Figures(Map.of())).with(indicator, count)));
            more.put(dimension, members);
        }
        return new Indicators(more);
    }
}
