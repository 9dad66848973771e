package fr.balise.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.mutation.AnySettings;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.analysis.scenario.run.ScenarioResult;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is changed in the reference policy, a scenario notices. */
class MutationTest {
    private static Policy policy;
    private static MutationScore score;
    private static PossibleDisputes disputes;
    private static ScenarioRun run;

    @BeforeAll
    static void try_every_small_change() throws Exception {
        PolicyFiles files = ReferencePolicy.files();
        policy = PolicyLoader.load(files);
        List<Scenario> scenarios = ScenarioReader.read(files, policy);
        DecidedCases cases = AnySettings.cases(policy);
        run = ScenarioRun.of(policy, scenarios);
        score = MutationScore.of(policy, scenarios, cases);
        disputes = PossibleDisputes.of(policy, cases);
    }

    @Test
    void deleting_any_rule_turns_a_scenario_red() {
        assertThat(score.killed().stream()
                        .filter(mutant -> mutant.altered().isEmpty())
                        .map(mutant -> mutant.original().id()))
                .containsExactlyElementsOf(
                        policy.allRules().stream().map(rule -> rule.id()).toList());
    }

    @Test
    void scenarios_notice_every_change_that_a_possible_case_notices() {
        assertThat(score.survivors())
                .as(() -> score.survivors().stream()
                        .map(survivor -> survivor.in(Language.EN))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(score.percent()).isEqualTo(100);
        assertThat(score.killed()).hasSizeGreaterThan(400);
    }

    @Test
    void the_overridden_scenario_of_a_rule_shows_the_strongest_dispute_that_can_occur() {
        disputes.standings()
                .forEach((rule, strongest) -> assertThat(run.results().stream()
                                .filter(result -> result.scenario().kind() == Kind.OVERRIDDEN)
                                .filter(result -> result.scenario().rule().equals(Optional.of(rule)))
                                .map(ScenarioResult::standing))
                        .as("%s", rule)
                        .contains(strongest));
    }

    @Test
    void scenarios_show_every_verdict_overruling_every_other_that_it_can() {
        assertThat(run.coverage().overrides()).containsExactlyInAnyOrderElementsOf(disputes.overrides());
    }
}
