package fr.balise.analysis.proof;

import fr.balise.analysis.proof.diagram.CasesToRun.Alike;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs compiled rules over cases, on all processors, and compares with what their conditions mean. */
final class EngineRun {
    private static final int BLOCK = 2_000;

    private EngineRun() {}

    /**
     * The cases of which an evaluator says something else than the conditions of the rules mean.
     *
     * @param rules as the cases know them
     */
    static List<PublicationCase> departing(List<Rule> rules, CaseEvaluator evaluator, List<Alike> cases) {
        List<PublicationCase> flat = new ArrayList<>();
        List<Set<Statement>> meant = new ArrayList<>();
        for (Alike alike : cases) {
            flat.addAll(alike.cases());
            meant.addAll(Collections.nCopies(alike.cases().size(), meant(rules, alike.speaking())));
        }
        return IntStream.range(0, (flat.size() + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> new int[] {block * BLOCK, Math.min(flat.size(), block * BLOCK + BLOCK)})
                .flatMap(block -> departing(
                        flat.subList(block[0], block[1]),
                        evaluator.evaluateEach(flat.subList(block[0], block[1])),
                        meant.subList(block[0], block[1]))
                        .stream())
                .toList();
    }

    /** The same cases in another order. */
    static List<Alike> inDisorder(List<Alike> cases) {
        Random random = new Random(cases.size());
        List<Alike> shuffled = new ArrayList<>();
        for (Alike alike : cases) {
            List<PublicationCase> disorder = new ArrayList<>(alike.cases());
            Collections.shuffle(disorder, random);
            shuffled.add(new Alike(alike.speaking(), disorder));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static List<PublicationCase> departing(
            List<PublicationCase> cases, List<Decision> decided, List<Set<Statement>> meant) {
        Map<Decision, Set<Statement>> said = new IdentityHashMap<>();
        List<PublicationCase> departing = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Set<Statement> stated = said.computeIfAbsent(decided.get(i), decision -> Set.copyOf(decision.statements()));
            if (stated != meant.get(i) && !stated.equals(meant.get(i))) {
                departing.add(cases.get(i));
            } else {
                said.put(decided.get(i), meant.get(i));
            }
        }
        return departing;
    }

    private static Set<Statement> meant(List<Rule> rules, BitSet speaking) {
        return speaking.stream()
                .mapToObj(rules::get)
                .flatMap(rule -> rule.effects().stream().map(effect -> new Statement(rule, effect)))
                .collect(Collectors.toSet());
    }
}
