package fr.balise.samples.benchmarks.engine;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.SharedCases;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/**
 * Cases a second, one thread. {@code distinct}: no two cases are equal; {@code population}: as an operator's are;
 * {@code facts}: from what mailbox, carrier, attachment and answer say of those.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecidingBenchmark {
    /** The property that names the folder of the policy. */
    static final String POLICY = "balise.benchmark.policy";

    private static final int CASES = 40_000;

    private List<PublicationCase> distinct = List.of();
    private List<PublicationCase> population = List.of();
    private List<CaseReading> facts = List.of();
    private EvreteRules evrete = new EvreteRules(List.of());
    private EasyRules easyRules = new EasyRules(List.of());
    private CaseEvaluator engine = CaseEvaluator.compile(List.of());

    /** Makes both sets of cases ready, the same every time. */
    @Setup(Level.Trial)
    public void prepare() {
        Policy policy = ReferencePolicy.in(Path.of(System.getProperty(POLICY, "")));
        engine = CaseEvaluator.compile(policy.rules());
        evrete.close();
        evrete = new EvreteRules(policy.rules());
        easyRules = new EasyRules(policy.rules());
        List<PublicationCase> space = new ArrayList<>(CaseSpace.of(policy).cases());
        Collections.shuffle(space, new Random(17));
        distinct = List.copyOf(space.subList(0, CASES));
        facts = MeasuredCases.readings(policy, CASES);
        population = facts.stream().map(CaseReading::publicationCase).toList();
    }

    /** Gives back the sessions. */
    @TearDown(Level.Trial)
    public void close() {
        engine.close();
        evrete.close();
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

    /** The same conditions in Evrete. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void distinctByEvrete(Blackhole blackhole) {
        evrete.decideEach(distinct).forEach(blackhole::consume);
    }

    /** The same conditions in Easy Rules. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void distinctByEasyRules(Blackhole blackhole) {
        easyRules.decideEach(distinct).forEach(blackhole::consume);
    }

    /** The same conditions in Evrete. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void populationByEvrete(Blackhole blackhole) {
        evrete.decideEach(population).forEach(blackhole::consume);
    }

    /** The same conditions in Easy Rules. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void populationByEasyRules(Blackhole blackhole) {
        easyRules.decideEach(population).forEach(blackhole::consume);
    }

    /** As {@code plan} does it: cases by their keys, each different one decided, each decision looked up. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void factsByEngine(Blackhole blackhole) {
        SharedCases cases = new SharedCases(facts.get(0).in());
        List<PublicationCase> told = facts.stream().map(cases::of).toList();
        Map<PublicationCase, Decision> decisions = engine.decide(told);
        told.forEach(each -> blackhole.consume(decisions.get(each)));
    }

    /** Every attribute read for each case, then by hand, with reasons. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void factsByHandWithReasons(Blackhole blackhole) {
        facts.forEach(each -> blackhole.consume(HandWrittenReasons.decide(each.publicationCase())));
    }

    /** The cases of the engine, by their keys, then by hand, with reasons. */
    @Benchmark
    @OperationsPerInvocation(CASES)
    public void factsByHandOnSharedCases(Blackhole blackhole) {
        SharedCases cases = new SharedCases(facts.get(0).in());
        facts.forEach(each -> blackhole.consume(HandWrittenReasons.decide(cases.of(each))));
    }
}
