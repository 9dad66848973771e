package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfMailbox;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * All scenarios of a policy, run by the evaluation that would be deployed.
 *
 * <pre>{@code
 * Policy policy = PolicyLoader.load(files);
 * ScenarioRun run = ScenarioRun.of(policy, ScenarioReader.read(files, policy));
 * run.failures().forEach(failure -> System.out.println(failure.in(Language.EN)));
 * }</pre>
 *
 * @param results in the order of the scenarios
 */
public record ScenarioRun(List<ScenarioResult> results, Coverage coverage) {
    /** Copies the list. */
    public ScenarioRun {
        results = List.copyOf(results);
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
        List<ScenarioResult> results = scenarios.stream()
                .map(scenario -> ScenarioJudge.of(policy, scenario).judge(decider))
                .map(result -> near(policy, result))
                .map(result -> possible(result, whyImpossible))
                .toList();
        return new ScenarioRun(results, Coverage.of(policy, results, decider));
    }

    /** The scenarios that did not come out as expected. */
    public List<ScenarioResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** True when there is at least one scenario and all passed: a run that tried nothing proves nothing. */
    public boolean passed() {
        return !results.isEmpty() && failures().isEmpty();
    }

    /** A near miss must be near, or it shows nothing of the rule's edge. */
    private static ScenarioResult near(Policy policy, ScenarioResult result) {
        Scenario scenario = result.scenario();
        Optional<FlatCase> given = given(scenario);
        if (scenario.kind() != Kind.NEAR_MISS
                || given.isEmpty()
                || scenario.rule()
                        .flatMap(policy::rule)
                        .filter(rule -> !oneStepFrom(rule, given.get()))
                        .isEmpty()) {
            return result;
        }
        return result.with(new Difference(
                new Text("proximité de la règle", "nearness to the rule"),
                new Text("à un attribut près", "one attribute away from it"),
                new Text("plus loin", "farther away")));
    }

    /** What cannot occur proves nothing. */
    private static ScenarioResult possible(ScenarioResult result, Function<PublicationCase, List<Text>> whyImpossible) {
        ScenarioResult judged = result;
        if (result.scenario().content() instanceof OfCase one) {
            for (Text reason : whyImpossible.apply(one.given())) {
                judged = judged.with(new Difference(
                        new Text("cas impossible : " + reason.fr(), "impossible case: " + reason.en()),
                        new Text("un cas qui peut se produire", "a case that can occur"),
                        new Text(Scenario.written(one.given()), Scenario.written(one.given()))));
            }
        }
        return judged;
    }

    private static Optional<FlatCase> given(Scenario scenario) {
        if (scenario.content() instanceof OfCase one) {
            return Optional.of(one.given());
        }
        return scenario.content() instanceof OfMailbox one ? Optional.of(one.given()) : Optional.empty();
    }

    private static boolean oneStepFrom(Rule rule, FlatCase given) {
        return given.attributes().stream()
                .anyMatch(attribute -> IntStream.range(0, attribute.values().size())
                        .anyMatch(index -> rule.speaksOf(given.with(attribute, index))));
    }
}
