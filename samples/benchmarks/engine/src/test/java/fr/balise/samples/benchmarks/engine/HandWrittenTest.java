package fr.balise.samples.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Impossibility;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.syntax.ConditionText;
import fr.balise.samples.benchmarks.engine.HandWrittenReasons.Conclusion;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is compared decides the same: on every case that facts can give under any settings, each case standing for those
 * that differ only in what no rule reads.
 */
class HandWrittenTest {
    private final Policy policy = ReferencePolicy.in(Path.of("../../../rules/policy"));
    /** The engine has few different decisions, each one object. */
    private final Map<Decision, Said> known = new IdentityHashMap<>();

    private record Said(long rules, boolean hidden, boolean preferred, boolean reported) {
        static Said of(Decision decision) {
            return new Said(
                    decision.statements().stream()
                            .mapToLong(statement ->
                                    1L << StatedRule.of(statement.rule()).ordinal())
                            .reduce(0, (all, bit) -> all | bit),
                    decision.states(Effect.HIDE),
                    decision.states(Effect.PREFER),
                    decision.states(Effect.FLAG));
        }
    }

    @Test
    void every_case_is_decided_as_the_engine_decides_it() {
        decideEvery(ConditionText.read("silence == KEEP_IN_USE"));
    }

    /** Silence is read of personal mailboxes in the target phase alone. */
    @Test
    void where_silence_keeps_what_is_in_use_it_is_decided_so_too() {
        decideEvery(ConditionText.read("!(silence == KEEP_IN_USE && mailboxType == PER && phase == TARGET)"));
    }

    private void decideEvery(Condition excluded) {
        CaseSpace space = CaseSpace.excluding(
                Vocabulary.builtIn(),
                Stream.concat(Stream.of(Impossibility.values()).map(Impossibility::condition), Stream.of(excluded))
                        .toList(),
                AttributesRead.by(policy.rules()));
        assertThat(space.count()).isGreaterThan(100_000);
        try (CaseEvaluator engine = CaseEvaluator.compile(policy.rules())) {
            List<PublicationCase> cases = space.cases();
            List<Decision> remembered = engine.decideEach(cases);
            compare(cases, remembered);
            List<PublicationCase> some = everyNth(cases);
            assertThat(engine.evaluateEach(some)).isEqualTo(everyNth(remembered));
        }
    }

    /** The rules run over each of these; {@code -Dbalise.benchmark.step=1} over all. */
    private static <T> List<T> everyNth(List<T> all) {
        int step = Integer.getInteger("balise.benchmark.step", 97);
        return IntStream.range(0, (all.size() + step - 1) / step)
                .mapToObj(number -> all.get(number * step))
                .toList();
    }

    private void compare(List<PublicationCase> cases, List<Decision> decisions) {
        for (int i = 0; i < cases.size(); i++) {
            PublicationCase each = cases.get(i);
            Decision decision = decisions.get(i);
            Said said = known.computeIfAbsent(decision, Said::of);
            HandWrittenPolicy.Conclusion plain = HandWrittenPolicy.decide(each);
            Conclusion reasoned = HandWrittenReasons.decide(each);
            boolean same = plain.verdict() == decision.verdict()
                    && plain.hidden() == said.hidden()
                    && plain.preferred() == said.preferred()
                    && plain.reported() == said.reported()
                    && reasoned.verdict() == decision.verdict()
                    && reasoned.reasons() == said.rules();
            if (!same) {
                assertThat(plain + " and " + reasoned).as("%s", each).isEqualTo(decision.verdict() + " " + said);
            }
        }
    }

    /** The cases that are measured, and others of the whole space. */
    @Test
    void other_engines_given_the_same_conditions_say_the_same() {
        List<PublicationCase> cases = Stream.concat(
                        MeasuredCases.cases(policy, 5_000).stream(),
                        everyNth(CaseSpace.of(policy).cases()).stream())
                .toList();
        try (CaseEvaluator engine = CaseEvaluator.compile(policy.rules());
                EvreteRules evrete = new EvreteRules(policy.rules())) {
            List<Conclusion> expected = engine.decideEach(cases).stream()
                    .map(HandWrittenTest::conclusion)
                    .toList();
            assertThat(evrete.decideEach(cases)).isEqualTo(expected);
            assertThat(new EasyRules(policy.rules()).decideEach(cases)).isEqualTo(expected);
        }
    }

    private static Conclusion conclusion(Decision decision) {
        int effects = decision.statements().stream()
                .mapToInt(statement -> 1 << statement.effect().ordinal())
                .reduce(0, (all, bit) -> all | bit);
        return new Conclusion(decision.verdict(), Said.of(decision).rules(), effects);
    }

    @Test
    void the_population_is_the_same_every_time_and_shows_the_ordinary_and_the_rare() {
        List<PublicationCase> cases = MeasuredCases.cases(policy, 20_000);

        assertThat(cases).hasSize(20_000).isEqualTo(MeasuredCases.cases(policy, 20_000));
        assertThat(cases.stream().distinct().count()).isBetween(100L, 2_000L);
    }
}
