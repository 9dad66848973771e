package fr.balise.operations.workshop;

import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.reload.PromisesKept;
import fr.balise.analysis.reload.ReloadListener;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.analysis.reload.ScenariosPass;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.mutation.AnySettings;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.analysis.scenario.mutation.ScenarioReport.Mutation;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.syntax.RuleFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tries a policy, lays it out, exchanges it while it is used. */
public final class PolicyWorkshop {
    private PolicyWorkshop() {}

    /**
     * How the scenarios of a policy come out, and how much they show.
     *
     * @param mutation whether to measure which faults in the rules they would notice
     * @throws InvalidPolicy with every problem of the policy and its scenarios
     */
    public static ScenarioReport test(PolicyFiles files, boolean mutation) throws InvalidPolicy {
        Policy policy = PolicyLoader.load(files);
        ScenarioRun run = ScenarioRun.of(files, policy, CaseSpace::reasonsAgainst);
        // Scenarios that fail already can notice nothing.
        Optional<Mutation> noticed =
                mutation && run.passed() ? Optional.of(mutation(policy, run.scenarios())) : Optional.empty();
        return new ScenarioReport(policy, run, noticed);
    }

    private static Mutation mutation(Policy policy, List<Scenario> scenarios) {
        DecidedCases cases = AnySettings.cases(policy);
        return new Mutation(MutationScore.of(policy, scenarios, cases), PossibleDisputes.of(policy, cases));
    }

    /**
     * The new text of each rule file that is not laid out in the one canonical way, by path.
     *
     * @throws InvalidPolicy when any of them has a problem
     */
    public static SortedMap<String, String> format(PolicyFiles files) throws InvalidPolicy {
        Vocabulary vocabulary = PolicyLoader.vocabulary(files);
        PolicyProblems problems = new PolicyProblems();
        SortedMap<String, String> changed = new TreeMap<>();
        files.content().forEach((path, bytes) -> {
            if (path.startsWith("rules/") && path.endsWith(".drl")) {
                Optional<String> text = PolicyText.read(path, bytes, problems);
                text.flatMap(written -> RuleFormatter.format(path, written, vocabulary, problems))
                        .filter(laidOut -> !laidOut.equals(text.get()))
                        .ifPresent(laidOut -> changed.put(path, laidOut));
            }
        });
        problems.throwIfAny();
        return changed;
    }

    /**
     * Begins with a policy, and takes each that is offered once its scenarios pass and its promises hold.
     *
     * @throws InvalidPolicy when the first one may not be taken
     */
    public static ReloadingEngine exchanging(PolicyFiles first, ReloadListener listener) throws InvalidPolicy {
        return ReloadingEngine.start(first, List.of(new ScenariosPass(), new PromisesKept()), listener);
    }
}
