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

    private static final Map<String, String> SETS = new TreeMap<>(Map.of(
            "distinct", "every case another, each evaluated",
            "population", "an operator's cases, which the engine remembers by what rules tell apart",
            "facts", "the same from their facts, which have to be read first"));

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
        SETS.forEach((cases, meaning) -> print(perSecond, cases, meaning));
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
        double engine = Objects.requireNonNull(perSecond.get(cases + "ByEngine"));
        System.out.println(cases + ": " + meaning);
        perSecond.forEach((label, each) -> {
            if (label.startsWith(cases)) {
                String by = label.substring(cases.length());
                System.out.printf(
                        Locale.ROOT,
                        "  %-24s %10.3f million cases a second, the engine takes %.2f times its time%n",
                        by,
                        each / 1e6,
                        each / engine);
            }
        });
    }
}
