package fr.balise.engine.starter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.engine.PublicationEngine;
import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.findings.Language;
import fr.balise.engine.policy.Effect;
import fr.balise.engine.policy.Policy;
import fr.balise.engine.policy.PolicyFiles;
import fr.balise.engine.policy.PolicyLoader;
import fr.balise.engine.policy.PolicyProblems;
import fr.balise.engine.policy.Rule;
import fr.balise.engine.policy.syntax.RuleFormatter;
import fr.balise.engine.proof.AttributesRead;
import fr.balise.engine.proof.CaseSpace;
import fr.balise.engine.reload.ScenariosPass;
import fr.balise.engine.scenario.ScenarioReader;
import fr.balise.engine.scenario.ScenarioRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StarterPolicyTest {
    private final PolicyFiles files = StarterPolicy.files();

    @Test
    void it_passes_its_own_scenarios_and_every_rule_and_row_speaks_in_one() throws Exception {
        Policy policy = PolicyLoader.load(files);
        ScenarioRun run = ScenarioRun.of(policy, ScenarioReader.read(files, policy));

        assertThat(run.failures()).extracting(result -> result.in(Language.EN)).isEmpty();
        assertThat(run.coverage().percent()).isEqualTo(100);
    }

    @Test
    void it_may_be_put_in_use() throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            assertThat(new ScenariosPass().objections(engine, files)).isEmpty();
        }
    }

    @Test
    void it_decides_every_case_that_can_occur() throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(files)) {
            List<PublicationCase> undecided = CaseSpace.reading(
                            engine.policy().caseSettings(),
                            AttributesRead.by(engine.policy().rules()))
                    .cases()
                    .filter(each -> engine.policy().rules().stream()
                            .noneMatch(rule -> rule.condition().holds(each) && statesVerdict(rule)))
                    .limit(3)
                    .toList();

            assertThat(undecided).isEmpty();
        }
    }

    @Test
    void its_rules_are_laid_out_canonically() {
        for (Map.Entry<String, byte[]> file : files.content().entrySet()) {
            if (file.getKey().endsWith(".drl")) {
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                assertThat(RuleFormatter.format(file.getKey(), text, new PolicyProblems()))
                        .contains(text);
            }
        }
    }

    private static boolean statesVerdict(Rule rule) {
        return rule.effects().stream()
                .anyMatch(Set.of(Effect.UNTOUCHED, Effect.REMOVE, Effect.REQUIRE, Effect.ALLOW)::contains);
    }
}
