package fr.balise.analysis.difference;

import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a policy decides of many cases, each evaluated once, on all processors. */
final class Decisions {
    private static final int BLOCK = 2_000;

    private final long[] distinct;
    private final Decision[] decisions;

    private Decisions(long[] distinct) {
        this.distinct = distinct;
        this.decisions = new Decision[distinct.length];
    }

    static Decisions of(List<Rule> rules, long[] codes) {
        Decisions decisions =
                new Decisions(Arrays.stream(codes).sorted().distinct().toArray());
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            IntStream.range(0, (decisions.distinct.length + BLOCK - 1) / BLOCK)
                    .parallel()
                    .forEach(block -> decisions.decide(block * BLOCK, evaluator));
        }
        return decisions;
    }

    private void decide(int from, CaseEvaluator evaluator) {
        int to = Math.min(distinct.length, from + BLOCK);
        List<PublicationCase> cases = IntStream.range(from, to)
                .mapToObj(index -> CaseCode.toCase(distinct[index]))
                .toList();
        List<Decision> decided = evaluator.decideEach(cases);
        for (int index = from; index < to; index++) {
            decisions[index] = decided.get(index - from);
        }
    }

    Decision of(long code) {
        return decisions[Arrays.binarySearch(distinct, code)];
    }
}
