package fr.balise.operations.following.counting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The indicators of a day.
 *
 * @param groups by dimension and by member of it, for example a mail domain; the member of {@link Dimension#ALL} and
 *     of what belongs to none is empty
 */
public record Indicators(Map<Dimension, SortedMap<String, Figures>> groups) {
    /** Copies the maps. */
    public Indicators {
        Map<Dimension, SortedMap<String, Figures>> copy = new EnumMap<>(Dimension.class);
        groups.forEach((dimension, figures) -> copy.put(dimension, new TreeMap<>(figures)));
        groups = Collections.unmodifiableMap(copy);
    }

    /** One dimension. */
    public SortedMap<String, Figures> by(Dimension dimension) {
        return groups.getOrDefault(dimension, new TreeMap<>());
    }

    /** All together. */
    public Figures total() {
        return by(Dimension.ALL).getOrDefault("", new Figures(Map.of()));
    }

    /** The same with one more indicator of all together. */
    public Indicators with(Indicator indicator, long count) {
        Map<Dimension, SortedMap<String, Figures>> more = new EnumMap<>(Dimension.class);
        more.putAll(groups);
        more.put(Dimension.ALL, new TreeMap<>(Map.of("", total().with(indicator, count))));
        return new Indicators(more);
    }
}
