package fr.balise.samples.benchmarks.engine;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.policy.model.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Cases a second, one thread. {@code distinct}: no two cases are equal; {@code population}: as an operator's are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecidingBenchmark {
    /** The property that names the folder of the policy. */
    static final String POLICY = "balise.benchmark.policy";

    private static final int CASES = 40_000;

    private List<PublicationCase> distinct = List.of();
    private List<PublicationCase> population = List.of();
    private CaseEvaluator engine = CaseEvaluator.compile(List.of());

    /** Makes both sets of cases ready, the same every time. */
    @Setup(Level.Trial)
    public void prepare() {
        Policy policy = ReferencePolicy.in(Path.of(System.getProperty(POLICY, "")));
        engine = CaseEvaluator.compile(policy.rules());
        List<PublicationCase> space = new ArrayList<>(CaseSpace.of(policy).cases());
        Collections.shuffle(space, new Random(17));
        distinct = List.copyOf(space.subList(0, CASES));
        population = MeasuredCases.cases(policy, CASES);
    }

    /** Gives back the sessions. */
    @TearDown(Level.Trial)
    public void close() {
        engine.close();
    }

    /** The engine, each case evaluated. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void distinctByEngine(Blackhole blackhole) {
        engine.evaluateEach(distinct).forEach(blackhole::consume);
    }

    /** By hand, with reasons. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void distinctByHandWithReasons(Blackhole blackhole) {
        distinct.forEach(each -> blackhole.consume(HandWrittenReasons.decide(each)));
    }

    /** By hand, the bare verdict and marks. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void distinctByHand(Blackhole blackhole) {
        distinct.forEach(each -> blackhole.consume(HandWrittenPolicy.decide(each)));
    }

    /** The engine as {@code plan} uses it: what it has decided of cases like these, it remembers. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void populationByEngine(Blackhole blackhole) {
        engine.decideEach(population).forEach(blackhole::consume);
    }

    /** By hand, with reasons. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void populationByHandWithReasons(Blackhole blackhole) {
        population.forEach(each -> blackhole.consume(HandWrittenReasons.decide(each)));
    }

    /** By hand, the bare verdict and marks. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void populationByHand(Blackhole blackhole) {
        population.forEach(each -> blackhole.consume(HandWrittenPolicy.decide(each)));
    }
}
