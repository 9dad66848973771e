package fr.balise.analysis.difference;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What a policy decides of many cases, each evaluated once, on all processors. */
final class Decisions {
    private static final int BLOCK = 2_000;

    private final Map<PublicationCase, Decision> decisions = new ConcurrentHashMap<>();

    private Decisions() {}

    static Decisions of(List<Rule> rules, List<PublicationCase> cases) {
        Decisions decisions = new Decisions();
        List<PublicationCase> distinct = List.copyOf(new LinkedHashSet<>(cases));
        try (CaseEvaluator evaluator = CaseEvaluator.compile(rules)) {
            IntStream.range(0, (distinct.size() + BLOCK - 1) / BLOCK)
                    .parallel()
                    .mapToObj(block -> distinct.subList(block * BLOCK, Math.min(distinct.size(), (block + 1) * BLOCK)))
                    .forEach(some -> decisions.decisions.putAll(evaluator.decide(some)));
        }
        return decisions;
    }

    Decision of(PublicationCase aCase) {
        return Objects.requireNonNull(decisions.get(aCase));
    }
}
