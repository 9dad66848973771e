package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.policy.model.Policy;
import java.util.BitSet;
import java.util.Map;

/** All possible cases under any settings, told apart by the rules that speak of them. Not for several threads at once. */
public final class SpeakingTogether {
    private final CaseDiagram diagram;
    private final Map<BitSet, CaseSet> parts;

    /** Those of a policy. */
    public SpeakingTogether(Policy policy) {
        this.diagram = new CaseDiagram(policy.caseSettings().vocabulary(), AttributesRead.by(policy.rules()));
        this.parts = AnySettings.of(policy.caseSettings())
                .map(settings -> CaseSpace.possible(diagram, settings))
                .reduce(diagram.none(), CaseSet::or)
                .parts(policy.rules().stream()
                        .map(rule -> diagram.where(rule.condition()))
                        .toList());
    }

    /** The diagram to which the sets belong. */
    CaseDiagram diagram() {
        return diagram;
    }

    /** The cases by the rules that speak of them, each by its place. */
    Map<BitSet, CaseSet> parts() {
        return parts;
    }
}
