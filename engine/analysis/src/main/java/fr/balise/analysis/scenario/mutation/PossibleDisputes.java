package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.scenario.run.ScenarioResult.Override;
import fr.balise.analysis.scenario.run.Standing;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How rules can stand to each other, over all possible cases and under any settings: what scenarios should show.
 *
 * @param standings the most disputed standing of each rule
 * @param overrides which verdicts can overrule which
 */
public record PossibleDisputes(SortedMap<RuleId, Standing> standings, Set<Override> overrides) {
    /** Looks at every case that can occur. */
    public static PossibleDisputes of(Policy policy, DecidedCases cases) {
        SortedMap<RuleId, Standing> standings = new TreeMap<>();
        policy.rules().forEach(rule -> standings.put(rule.id(), Standing.SILENT));
        Set<Override> overrides = new HashSet<>();
        for (BitSet speaking : cases.speakingTogether(Integer.MAX_VALUE).keySet()) {
            Decision decision = cases.decision(speaking);
            overrides.addAll(Override.in(decision));
            // A rule that does not speak stands as it stood.
            for (int number = speaking.nextSetBit(0); number >= 0; number = speaking.nextSetBit(number + 1)) {
                RuleId rule = policy.rules().get(number).id();
                standings.merge(
                        rule, Standing.of(rule, decision), (one, other) -> one.compareTo(other) < 0 ? other : one);
            }
        }
        return new PossibleDisputes(standings, Set.copyOf(overrides));
    }
}
