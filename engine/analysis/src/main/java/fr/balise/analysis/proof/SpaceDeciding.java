package fr.balise.analysis.proof;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Runs the engine over every case, on all processors: once as deployed, and once with the rules in reverse and the
 * cases shuffled. Both must say what the rules' conditions mean.
 */
final class SpaceDeciding {
    private static final int BLOCK = 2_000;

    private final List<Rule> rules;
    private final Map<Rule, Integer> numbers = new IdentityHashMap<>();
    private final List<PublicationCase> cases;
    private final Decision[] decisions;
    private final BitSet unsteady;

    private SpaceDeciding(List<Rule> rules, List<PublicationCase> cases) {
        this.rules = rules;
        this.cases = cases;
        this.decisions = new Decision[cases.size()];
        this.unsteady = new BitSet(cases.size());
        for (int number = 0; number < rules.size(); number++) {
            numbers.put(rules.get(number), number);
        }
    }

    /**
     * What came out.
     *
     * @param unsteady the cases whose decision depends on an order, or is not what the conditions mean
     */
    record Outcome(DecidedSpace space, BitSet unsteady) {}

    static Outcome run(List<Rule> rules, List<PublicationCase> cases) {
        SpaceDeciding deciding = new SpaceDeciding(rules, cases);
        List<Rule> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        try (CaseEvaluator deployed = CaseEvaluator.compile(rules);
                CaseEvaluator other = CaseEvaluator.compile(reversed)) {
            IntStream.range(0, (cases.size() + BLOCK - 1) / BLOCK)
                    .parallel()
                    .forEach(block -> deciding.decide(block, deployed, other));
        }
        return new Outcome(new DecidedSpace(cases, deciding.decisions), deciding.unsteady);
    }

    private void decide(int block, CaseEvaluator deployed, CaseEvaluator other) {
        int from = block * BLOCK;
        int size = Math.min(cases.size() - from, BLOCK);
        List<PublicationCase> some = cases.subList(from, from + size);
        List<Decision> decided = deployed.decideEach(some);
        Map<PublicationCase, Decision> shuffled = decideShuffled(some, other, block);
        Map<Decision, BitSet> speakers = new IdentityHashMap<>();
        for (int i = 0; i < size; i++) {
            PublicationCase each = some.get(i);
            decisions[from + i] = decided.get(i);
            BitSet meant = meaning(each);
            boolean steady = meant.equals(speakers.computeIfAbsent(decided.get(i), this::speaking))
                    && meant.equals(
                            speakers.computeIfAbsent(Objects.requireNonNull(shuffled.get(each)), this::speaking));
            if (!steady) {
                note(from + i);
            }
        }
    }

    private static Map<PublicationCase, Decision> decideShuffled(
            List<PublicationCase> cases, CaseEvaluator other, int seed) {
        List<PublicationCase> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed));
        List<Decision> decided = other.decideEach(shuffled);
        Map<PublicationCase, Decision> byCase = new HashMap<>(2 * cases.size());
        for (int i = 0; i < shuffled.size(); i++) {
            byCase.put(shuffled.get(i), decided.get(i));
        }
        return byCase;
    }

    private synchronized void note(int index) {
        unsteady.set(index);
    }

    private BitSet meaning(PublicationCase aCase) {
        BitSet meant = new BitSet(rules.size());
        for (int number = 0; number < rules.size(); number++) {
            if (rules.get(number).condition().holds(aCase)) {
                meant.set(number);
            }
        }
        return meant;
    }

    private BitSet speaking(Decision decision) {
        BitSet speaking = new BitSet(rules.size());
        decision.statements().forEach(statement -> speaking.set(Objects.requireNonNull(numbers.get(statement.rule()))));
        return speaking;
    }
}
