package fr.balise.analysis.proof;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the compiled rules over cases, on all processors, and compares with what their conditions mean. */
final class EngineRun {
    private static final int BLOCK = 2_000;

    private EngineRun() {}

    /** The cases of which the compiled rules say something else than the conditions of the rules mean. */
    static List<PublicationCase> departing(List<Rule> rules, List<Rule> compiled, List<PublicationCase> cases) {
        try (CaseEvaluator evaluator = CaseEvaluator.compile(compiled)) {
            return IntStream.range(0, (cases.size() + BLOCK - 1) / BLOCK)
                    .parallel()
                    .mapToObj(block -> cases.subList(block * BLOCK, Math.min(cases.size(), block * BLOCK + BLOCK)))
                    .flatMap(some -> departing(rules, evaluator, some).stream())
                    .toList();
        }
    }

    /** The same, with the rules in reverse and the cases shuffled: nothing depends on an order. */
    static List<PublicationCase> departingInDisorder(List<Rule> rules, List<PublicationCase> cases) {
        List<Rule> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        List<PublicationCase> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(cases.size()));
        return departing(rules, reversed, shuffled);
    }

    private static List<PublicationCase> departing(
            List<Rule> rules, CaseEvaluator evaluator, List<PublicationCase> cases) {
        Map<Decision, Set<Decision.Statement>> said = new IdentityHashMap<>();
        List<Decision> decided = evaluator.decideEach(cases);
        List<PublicationCase> departing = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            PublicationCase each = cases.get(i);
            Set<Decision.Statement> stated =
                    said.computeIfAbsent(decided.get(i), decision -> new HashSet<>(decision.statements()));
            if (!stated.equals(meant(rules, each))) {
                departing.add(each);
            }
        }
        return departing;
    }

    private static Set<Decision.Statement> meant(List<Rule> rules, PublicationCase aCase) {
        return rules.stream()
                .filter(rule -> rule.speaksOf(aCase))
                .flatMap(rule -> rule.effects().stream().map(effect -> new Decision.Statement(rule, effect)))
                .collect(Collectors.toSet());
    }
}
