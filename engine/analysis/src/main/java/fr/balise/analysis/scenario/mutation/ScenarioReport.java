package fr.balise.analysis.scenario.mutation;

import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.policy.model.Policy;
import java.util.Optional;

/**
 * A run of scenarios and how much it shows of its policy.
 *
 * @param mutation empty when it was not measured: not asked for, or a scenario failed
 */
public record ScenarioReport(Policy policy, ScenarioRun run, Optional<Mutation> mutation) {
    /** How many small changes the scenarios notice, and which disputes between verdicts they could show. */
    public record Mutation(MutationScore score, PossibleDisputes disputes) {}
}
