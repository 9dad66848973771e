package fr.balise.analysis.proof;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs compiled rules over cases, on all processors, and compares with what their conditions mean. */
final class EngineRun {
    private static final int BLOCK = 1_000;
    private static final int EFFECTS = Effect.values().length;

    private final List<Rule> rules;
    private final Map<RuleId, Integer> places = new HashMap<>();
    private final Map<Decision, BitSet> said = new IdentityHashMap<>();

    private EngineRun(List<Rule> rules) {
        this.rules = rules;
        rules.forEach(rule -> places.put(rule.id(), places.size()));
    }

    /**
     * The cases of which an evaluator says something else than the conditions of the rules mean.
     *
     * @param rules as they should have been compiled
     */
    static List<PublicationCase> departing(List<Rule> rules, CaseEvaluator evaluator, List<PublicationCase> cases) {
        return IntStream.range(0, (cases.size() + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> cases.subList(block * BLOCK, Math.min(cases.size(), block * BLOCK + BLOCK)))
                .flatMap(block -> new EngineRun(rules).departing(block, evaluator.evaluateEach(block)).stream())
                .toList();
    }

    private List<PublicationCase> departing(List<PublicationCase> cases, List<Decision> decided) {
        return IntStream.range(0, cases.size())
                .filter(number -> !said(decided.get(number)).equals(meant(cases.get(number))))
                .mapToObj(cases::get)
                .toList();
    }

    private BitSet said(Decision decision) {
        return said.computeIfAbsent(decision, made -> {
            BitSet all = new BitSet();
            for (Statement statement : made.statements()) {
                int place = places.getOrDefault(statement.rule().id(), rules.size());
                all.set(place * EFFECTS + statement.effect().ordinal());
            }
            return all;
        });
    }

    private BitSet meant(PublicationCase aCase) {
        BitSet all = new BitSet();
        for (int place = 0; place < rules.size(); place++) {
            if (rules.get(place).speaksOf(aCase)) {
                for (Effect effect : rules.get(place).effects()) {
                    all.set(place * EFFECTS + effect.ordinal());
                }
            }
        }
        return all;
    }
}
