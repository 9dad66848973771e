package fr.balise.samples.benchmarks.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures and prints ratios. */
public final class RunBenchmarks {
    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 6;
    private static final int MEASURES = 3;

    private RunBenchmarks() {}

    /** Takes the folder of the reference policy. */
    public static void main(String[] arguments) throws RunnerException {
        Path policy = Path.of(arguments[0]).toAbsolutePath();
        Map<String, Double> perSecond = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult result : runner(policy).run()) {
                // The least disturbed second of each: other work on the machine only ever takes away.
                perSecond.merge(
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getStatistics().getMax(),
                        Math::max);
            }
        }
        System.out.printf("%nThe least disturbed of %d seconds of each, one thread:%n", ROUNDS * MEASURES);
        print(perSecond, "distinct", "every case another, each evaluated");
        print(perSecond, "population", "an operator's cases, remembered by what rules tell apart");
    }

    /** One round, a fresh JVM for each; several rounds let all of them meet the same hours of the machine. */
    private static Runner runner(Path policy) {
        return new Runner(new OptionsBuilder()
                .include(DecidingBenchmark.class.getSimpleName())
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASURES)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .jvmArgs("-XX:+UseSerialGC", "-Xmx1g", "-D" + DecidingBenchmark.POLICY + "=" + policy)
                .build());
    }

    private static void print(Map<String, Double> perSecond, String cases, String meaning) {
        double engine = at(perSecond, cases + "ByEngine");
        double reasons = at(perSecond, cases + "ByHandWithReasons");
        double bare = at(perSecond, cases + "ByHand");
        System.out.printf(
                Locale.ROOT,
                "%s%n  engine, every reason kept     %6.2f million cases a second%n"
                        + "  by hand, every reason kept    %6.2f million, ratio %.1f%n"
                        + "  by hand, the bare verdict     %6.2f million, ratio %.1f%n",
                meaning,
                engine / 1e6,
                reasons / 1e6,
                reasons / engine,
                bare / 1e6,
                bare / engine);
    }

    private static double at(Map<String, Double> perSecond, String label) {
        return Objects.requireNonNull(perSecond.get(label), label);
    }
}
