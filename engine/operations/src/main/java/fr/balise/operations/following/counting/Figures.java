package fr.balise.operations.following.counting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Indicators of one group of publications.
 *
 * @param counts in the order of {@link Indicator}; what is not there is zero
 */
public record Figures(Map<Indicator, Long> counts) {
    /** Copies the map, without its zeros. */
    public Figures {
        Map<Indicator, Long> sorted = new EnumMap<>(Indicator.class);
        counts.forEach((indicator, count) -> {
            if (count != 0) {
                sorted.put(indicator, count);
            }
        });
        counts = Collections.unmodifiableMap(sorted);
    }

    /** How many. */
    public long of(Indicator indicator) {
        return counts.getOrDefault(indicator, 0L);
    }

    /** The same with one more indicator. */
    public Figures with(Indicator indicator, long count) {
        Map<Indicator, Long> more = new EnumMap<>(Indicator.class);
        more.putAll(counts);
        more.put(indicator, count);
        return new Figures(more);
    }
}
