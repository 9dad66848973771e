package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.space.AttributesRead;
import fr.balise.analysis.proof.space.CaseDiagram;
import fr.balise.analysis.proof.space.CaseDiagram.CaseSet;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All possible cases under any settings, told apart by the rules that speak of them. Not for several threads at once. */
public final class SpeakingTogether {
    private final CaseDiagram diagram;
    private final List<CaseSet> spaces;
    private final CaseSet possible;
    private final Map<BitSet, CaseSet> parts;

    /** Those of a policy. */
    public SpeakingTogether(Policy policy) {
        this.diagram = new CaseDiagram(policy.caseSettings().vocabulary(), AttributesRead.by(policy.rules()));
        this.spaces =
                AnySettings.of(policy.caseSettings()).map(diagram::possible).toList();
        this.possible = spaces.stream().reduce(diagram.none(), CaseSet::or);
        this.parts = parts(policy.rules());
    }

    private Map<BitSet, CaseSet> parts(List<Rule> rules) {
        Map<BitSet, CaseSet> parts = new HashMap<>();
        parts.put(new BitSet(), possible);
        for (int number = 0; number < rules.size(); number++) {
            CaseSet speaks = diagram.where(rules.get(number).condition());
            for (Map.Entry<BitSet, CaseSet> part : new ArrayList<>(parts.entrySet())) {
                CaseSet spoken = part.getValue().and(speaks);
                if (!spoken.isEmpty()) {
                    BitSet more = (BitSet) part.getKey().clone();
                    more.set(number);
                    parts.put(more, spoken);
                    CaseSet silent = part.getValue().without(speaks);
                    if (silent.isEmpty()) {
                        parts.remove(part.getKey());
                    } else {
                        parts.put(part.getKey(), silent);
                    }
                }
            }
        }
        return parts;
    }

    /** The diagram to which the sets belong. */
    CaseDiagram diagram() {
        return diagram;
    }

    /** The cases by the rules that speak of them, each by its place. */
    Map<BitSet, CaseSet> parts() {
        return parts;
    }

    /** The first case among some, settings by settings. */
    PublicationCase first(CaseSet some) {
        return spaces.stream()
                .map(some::and)
                .filter(here -> !here.isEmpty())
                .findFirst()
                .orElseThrow()
                .first();
    }
}
