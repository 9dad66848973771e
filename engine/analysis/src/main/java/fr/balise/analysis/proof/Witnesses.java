package fr.balise.analysis.proof;

import fr.balise.analysis.proof.diagram.CaseCover;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.core.cases.Attribute;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Picks telling examples out of the cases that show a fault.
 *
 * @param varying the attributes by which cases are told
 */
record Witnesses(DecidedCases space, Set<Attribute> varying) {
    private static final int MOST = 4;

    /** A few examples, each of a kind that those before do not cover. */
    List<Witness> of(CaseSet faulty, Function<Decision, Verdict> expected) {
        return CaseCover.of(space.diagram(), varying, space.possible(), faulty, MOST).stream()
                .map(kind -> witness(kind, space.decision(kind.example()), expected))
                .toList();
    }

    private static Witness witness(CaseCover.Kind kind, Decision decision, Function<Decision, Verdict> expected) {
        return new Witness(kind.example(), kind.values(), kind.cases().count(), decision, expected.apply(decision));
    }
}
