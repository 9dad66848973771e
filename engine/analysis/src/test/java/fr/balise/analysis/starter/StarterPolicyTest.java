package fr.balise.analysis.starter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.reload.PromisesKept;
import fr.balise.analysis.reload.ScenariosPass;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.syntax.RuleFormatter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StarterPolicyTest {
    private final PolicyFiles files = StarterPolicy.files(Language.EN);

    @Test
    void it_passes_its_own_scenarios_and_every_rule_and_row_speaks_in_one() throws Exception {
        Policy policy = PolicyLoader.load(files);
        ScenarioRun run = ScenarioRun.of(policy, ScenarioReader.read(files, policy));

        assertThat(run.failures()).extracting(result -> result.in(Language.EN)).isEmpty();
        assertThat(run.coverage().percent()).isEqualTo(100);
        assertThat(run.coverage().rows()).hasSizeGreaterThan(10);
        assertThat(run.coverage().unshownRows()).isEmpty();
    }

    @Test
    void in_french_it_decides_alike_and_its_titles_and_notes_are_french() throws Exception {
        PolicyFiles french = StarterPolicy.files(Language.FR);
        Policy policy = PolicyLoader.load(french);
        List<Scenario> scenarios = ScenarioReader.read(french, policy);

        assertThat(ScenarioRun.of(policy, scenarios).failures()).isEmpty();
        assertThat(titles(policy, scenarios))
                .hasSizeGreaterThan(50)
                .doesNotContainAnyElementsOf(
                        titles(PolicyLoader.load(files), ScenarioReader.read(files, PolicyLoader.load(files))));
        String whole = text(french);
        assertThat(StarterPolicy.french()).allSatisfy((english, words) -> {
            assertThat(text(files)).contains(english);
            assertThat(whole).contains(words).doesNotContain(english);
        });
    }

    /** Rows of tables have no title of their own. */
    private static List<String> titles(Policy policy, List<Scenario> scenarios) {
        return Stream.concat(
                        policy.allRules().stream()
                                .filter(rule -> rule.place().file().endsWith(".drl"))
                                .map(Rule::title),
                        scenarios.stream().map(Scenario::title))
                .toList();
    }

    private static String text(PolicyFiles files) {
        return files.content().values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    @Test
    void it_may_be_put_in_use() throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            assertThat(new ScenariosPass().objections(engine, files)).isEmpty();
        }
    }

    @Test
    void it_keeps_its_promises_in_every_case_that_can_occur() throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            assertThat(new PromisesKept().objections(engine, files))
                    .extracting(problem -> problem.in(Language.EN))
                    .isEmpty();
        }
    }

    @Test
    void its_rules_are_laid_out_canonically() {
        for (Map.Entry<String, byte[]> file : files.content().entrySet()) {
            if (file.getKey().endsWith(".drl")) {
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                assertThat(RuleFormatter.format(file.getKey(), text, Vocabulary.builtIn(), new PolicyProblems()))
                        .contains(text);
            }
        }
    }
}
