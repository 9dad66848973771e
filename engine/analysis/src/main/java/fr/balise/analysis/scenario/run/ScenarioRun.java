package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All scenarios of a policy, run by the evaluation that would be deployed.
 *
 * <pre>{@code
 * Policy policy = PolicyLoader.load(files);
 * ScenarioRun run = ScenarioRun.of(files, policy, aCase -> List.of());
 * run.failures().forEach(failure -> System.out.println(failure.in(Language.EN)));
 * }</pre>
 *
 * @param results in the order of the scenarios
 * @param waived the scenarios of the policy beneath that are not asked for
 */
public record ScenarioRun(List<ScenarioResult> results, List<WaivedScenario> waived, Coverage coverage) {
    /** Copies the lists. */
    public ScenarioRun {
        results = List.copyOf(results);
        waived = List.copyOf(waived);
    }

    /**
     * Compiles the rules and runs every scenario of a policy and of the one beneath.
     *
     * @param whyImpossible why facts cannot give a case; a scenario about one that cannot occur fails
     * @throws InvalidPolicy with everything that is wrong in the scenarios
     */
    public static ScenarioRun of(PolicyFiles files, Policy policy, Function<PublicationCase, List<Text>> whyImpossible)
            throws InvalidPolicy {
        try (CaseEvaluator evaluator = CaseEvaluator.compile(policy.allRules())) {
            return of(files, policy, evaluator, whyImpossible);
        }
    }

    /**
     * Runs every scenario of a policy and of the one beneath with an evaluation that is at hand.
     *
     * @throws InvalidPolicy with everything that is wrong in the scenarios
     */
    public static ScenarioRun of(
            PolicyFiles files, Policy policy, CaseDecider decider, Function<PublicationCase, List<Text>> whyImpossible)
            throws InvalidPolicy {
        List<Scenario> own = ScenarioReader.read(files, policy);
        Examination examination = new Examination(policy, decider, whyImpossible);
        List<ScenarioResult> results = new ArrayList<>();
        List<WaivedScenario> waived = new ArrayList<>();
        if (policy.overlay().isPresent()) {
            BaseScenarios base = BaseScenarios.run(files, policy.overlay().get(), examination);
            results.addAll(base.results());
            waived.addAll(base.waived());
        }
        own.forEach(scenario -> results.add(examination.judge(scenario)));
        return of(examination, results, waived);
    }

    private static ScenarioRun of(Examination examination, List<ScenarioResult> results, List<WaivedScenario> waived) {
        return new ScenarioRun(results, waived, Coverage.of(examination.policy(), results, examination.decider()));
    }

    /** Compiles the rules and runs every scenario. */
    public static ScenarioRun of(Policy policy, List<Scenario> scenarios) {
        return of(policy, scenarios, aCase -> List.of());
    }

    /**
     * Compiles the rules and runs every scenario.
     *
     * @param whyImpossible why facts cannot give a case; a scenario about one that cannot occur fails
     */
    public static ScenarioRun of(
            Policy policy, List<Scenario> scenarios, Function<PublicationCase, List<Text>> whyImpossible) {
        try (CaseEvaluator evaluator = CaseEvaluator.compile(policy.allRules())) {
            return of(policy, scenarios, evaluator, whyImpossible);
        }
    }

    /** Runs every scenario with an evaluation that is at hand. */
    public static ScenarioRun of(
            Policy policy,
            List<Scenario> scenarios,
            CaseDecider decider,
            Function<PublicationCase, List<Text>> whyImpossible) {
        Examination examination = new Examination(policy, decider, whyImpossible);
        return of(examination, scenarios.stream().map(examination::judge).toList(), List.of());
    }

    /** The scenarios that did not come out as expected. */
    public List<ScenarioResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** True when there is at least one scenario and all passed: a run that tried nothing proves nothing. */
    public boolean passed() {
        return !results.isEmpty() && failures().isEmpty();
    }

    /** The scenarios that were judged. */
    public List<Scenario> scenarios() {
        return results.stream().map(ScenarioResult::scenario).toList();
    }
}
