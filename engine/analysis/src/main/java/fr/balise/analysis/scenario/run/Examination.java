package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfMailbox;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a policy does in a scenario.
 *
 * @param decider what decides by its rules
 * @param whyImpossible why facts cannot give a case; a scenario about one that cannot occur fails
 */
record Examination(Policy policy, CaseDecider decider, Function<PublicationCase, List<Text>> whyImpossible) {
    ScenarioResult judge(Scenario scenario) {
        return possible(near(ScenarioJudge.of(policy, scenario).judge(decider)));
    }

    /** The same questions to another policy. */
    Examination of(Policy other, CaseDecider otherDecider) {
        return new Examination(other, otherDecider, whyImpossible);
    }

    boolean passes(Scenario scenario) {
        return judge(scenario).passed();
    }

    /** A near miss must be near, or it shows nothing of the rule's edge. */
    private ScenarioResult near(ScenarioResult result) {
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
    private ScenarioResult possible(ScenarioResult result) {
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
