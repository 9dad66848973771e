package fr.balise.adapters.server.following;

import fr.balise.operations.following.Status;
import fr.balise.operations.following.counting.Indicator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An indicator over the days that are kept.
 *
 * @param now its count on the last day
 * @param before its count on the day before that is kept; empty for none
 * @param points of a curve over the days, in a field of 100 by 20 where the greatest count touches the top
 */
public record Trend(Indicator indicator, long now, Optional<Long> before, String points) {
    private static final List<Indicator> SHOWN = List.of(
            Indicator.PUBLICATIONS,
            Indicator.UNUSED,
            Indicator.UNANSWERED,
            Indicator.CLOSED_PLACES,
            Indicator.CAME_BACK,
            Indicator.FINDINGS,
            Indicator.DRIFT);
    private static final int MOST_DAYS = 90;
    private static final double WIDTH = 100;
    private static final double TOP = 2;
    private static final double BOTTOM = 18;

    /** Those that are shown first. */
    public static List<Trend> of(Status status) {
        return SHOWN.stream().map(indicator -> of(indicator, status)).toList();
    }

    private static Trend of(Indicator indicator, Status status) {
        List<Long> counts = status.days().stream()
                .skip(Math.max(0, status.days().size() - MOST_DAYS))
                .map(day -> day.getValue().of(indicator))
                .toList();
        int last = counts.size() - 1;
        return new Trend(
                indicator,
                counts.get(last),
                last > 0 ? Optional.of(counts.get(last - 1)) : Optional.empty(),
                points(counts));
    }

    private static String points(List<Long> days) {
        List<Long> counts = days.size() == 1 ? List.of(days.get(0), days.get(0)) : days;
        long most = Math.max(1, counts.stream().mapToLong(count -> count).max().orElse(1));
        double step = WIDTH / (counts.size() - 1);
        return IntStream.range(0, counts.size())
                .mapToObj(day -> String.format(
                        Locale.ROOT, "%.1f,%.1f", day * step, BOTTOM - (BOTTOM - TOP) * counts.get(day) / most))
                .collect(Collectors.joining(" "));
    }

    /** By how much it changed since the day before; 0 where nothing is known of that. */
    public long change() {
        return before.map(count -> now - count).orElse(0L);
    }
}
