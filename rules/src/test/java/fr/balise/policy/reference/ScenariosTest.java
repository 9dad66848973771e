package fr.balise.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.run.ScenarioResult;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.analysis.scenario.run.TableRow;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the reference policy decides, by example. */
class ScenariosTest {
    private static ScenarioRun run;

    @BeforeAll
    static void run_all() throws Exception {
        PolicyFiles files = ReferencePolicy.files();
        Policy policy = PolicyLoader.load(files);
        run = ScenarioRun.of(policy, ScenarioReader.read(files, policy), CaseSpace::reasonsAgainst);
    }

    @TestFactory
    Stream<DynamicTest> every_scenario_comes_out_as_expected() {
        return run.results().stream()
                .map(result -> dynamicTest(
                        result.scenario().title(),
                        () -> assertThat(result.passed())
                                .as(result.in(Language.EN))
                                .isTrue()));
    }

    @Test
    void every_rule_has_a_scenario_of_each_kind() {
        run.coverage()
                .kinds()
                .forEach((rule, kinds) -> assertThat(kinds).as("%s", rule).containsExactly(Kind.values()));
    }

    @Test
    void every_rule_speaks_in_some_scenario() {
        assertThat(run.coverage().silent()).isEmpty();
        assertThat(run.coverage().percent()).isEqualTo(100);
    }

    @Test
    void every_row_of_its_tables_is_shown_by_some_scenario() {
        assertThat(run.coverage().rows()).isNotEmpty().allMatch(TableRow::shown);
    }

    @Test
    void no_two_scenarios_bear_the_same_title() {
        assertThat(run.results().stream().map(ScenarioResult::scenario).map(each -> each.title()))
                .doesNotHaveDuplicates();
    }
}
