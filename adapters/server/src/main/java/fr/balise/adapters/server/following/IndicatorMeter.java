package fr.balise.adapters.server.following;

import fr.balise.operations.following.counting.Indicator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Tells the indicators of the last look, and how many thresholds are passed, to whoever reads the metrics. */
@Component
final class IndicatorMeter {
    IndicatorMeter(DirectoryFollower follower, MeterRegistry metrics) {
        for (Indicator indicator : Indicator.values()) {
            Gauge.builder("balise.indicator", follower, known -> count(known, indicator))
                    .tag("name", indicator.key())
                    .register(metrics);
        }
        Gauge.builder(
                        "balise.thresholds.passed",
                        follower,
                        known -> known.latest()
                                .map(found -> found.passed().size())
                                .orElse(0))
                .register(metrics);
    }

    /** Unknown is not zero. */
    private static double count(DirectoryFollower follower, Indicator indicator) {
        return follower.latest()
                .map(found ->
                        (double) found.look().status().indicators().total().of(indicator))
                .orElse(Double.NaN);
    }
}
