package fr.balise.analysis.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.Violation;
import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scenarios and promises of the policy beneath are asked of the one that lies on it, or it is said why not. */
class BaseScenariosTest {
    private static final String RULES = """
            rule "Refused"
              @ruleId(REFUSED) @source(A3-USAGE)
            when
              $case : PublicationCase( usage == REFUSED )
            then
              verdicts.remove($case);
            end

            rule "Listed"
              @ruleId(LISTED) @source(IG-REDLIST)
            when
              $case : PublicationCase( redList == LISTED, redListHandling == REMOVE )
            then
              verdicts.remove($case);
            end

            rule "Personal"
              @ruleId(PERSONAL) @source(A3-PER)
            when
              $case : PublicationCase( mailboxType == PER )
            then
              verdicts.allow($case);
            end
            """;
    private static final String SCENARIOS = """
            - scenario: wanted
              rule: GOOD
              given: {usage: WANTED}
              expect: {verdict: REQUIRED}
            - scenario: refused
              rule: REFUSED
              given: {usage: REFUSED}
              expect: {verdict: REMOVE}
            - scenario: refused, without naming the rule
              given: {usage: REFUSED}
              expect: {verdict: REMOVE}
            - scenario: listed and wanted
              given: {usage: WANTED, redList: LISTED}
              expect: {verdict: REQUIRED, decidedBy: [GOOD]}
            """;
    private static final String OWN = """
            rule "Never"
              @ruleId(NEVER) @source(A3-USAGE)
            when
              $case : PublicationCase( usage == WANTED )
            then
              verdicts.remove($case);
            end
            """;
    private static final String INVARIANT = """
            - invariant: REFUSAL-COUNTS
              title: {fr: Le refus compte, en: A refusal counts}
              when: "usage == REFUSED"
              never: [REQUIRED, ALLOWED]
            """;
    private static final String WORDS = "GOOD=Voulue.\nREFUSED=Refusée.\nLISTED=Liste rouge.\nPERSONAL=Reste.\n";

    private static SamplePolicy overlay(String settings) {
        PolicyFiles base = SamplePolicy.sample()
                .with("rules/more.drl", RULES)
                .with("messages_fr.properties", WORDS)
                .without("messages_en.properties")
                .with("scenarios/base.yaml", SCENARIOS)
                .with("invariants.yaml", INVARIANT)
                .files();
        return SamplePolicy.over(base).replacing("policy.yaml", "title: La nôtre", "title: La nôtre\n" + settings);
    }

    private static ScenarioRun run(SamplePolicy overlay) throws InvalidPolicy {
        return ScenarioRun.of(overlay.files(), PolicyLoader.load(overlay.files()), aCase -> List.of());
    }

    private static List<String> failed(ScenarioRun run) {
        return run.failures().stream().map(result -> result.scenario().title()).toList();
    }

    private static List<String> waived(ScenarioRun run) {
        return run.waived().stream()
                .map(each -> each.scenario().title() + ": " + each.why().in(Language.EN))
                .toList();
    }

    @Test
    void a_policy_that_says_nothing_keeps_every_scenario_of_the_one_beneath() throws InvalidPolicy {
        ScenarioRun run = run(overlay(""));

        assertThat(run.results()).hasSize(4).allMatch(ScenarioResult::passed);
        assertThat(run.waived()).isEmpty();
        assertThat(run.results().get(0).scenario().place().file()).isEqualTo("base/scenarios/base.yaml");
    }

    @Test
    void a_disabled_rule_waives_what_expects_it_and_what_it_alone_upheld_with_its_reason() throws InvalidPolicy {
        ScenarioRun run = run(overlay("disabled: {REFUSED: Nous gardons tout.}"));

        assertThat(failed(run)).isEmpty();
        assertThat(run.results()).hasSize(2);
        assertThat(waived(run))
                .containsExactly(
                        "refused: waived by REFUSED (Nous gardons tout.)",
                        "refused, without naming the rule: waived by REFUSED (Nous gardons tout.)");
    }

    @Test
    void a_setting_waives_what_it_alone_turns_and_is_named() throws InvalidPolicy {
        assertThat(waived(run(overlay("redList: REMOVE\nranking: ON"))))
                .containsExactly("listed and wanted: waived by a setting of this policy: redList");
    }

    @Test
    void what_a_rule_of_its_own_turns_fails_whatever_else_is_waived() throws InvalidPolicy {
        SamplePolicy overlay = overlay("redList: REMOVE\ndisabled: {REFUSED: Nous gardons tout.}")
                .with("rules/own.drl", OWN)
                .with("messages_fr.properties", "NEVER=Jamais.\n");

        ScenarioRun run = run(overlay);
        assertThat(failed(run)).containsExactly("wanted", "listed and wanted");
        assertThat(run.waived()).hasSize(2);
    }

    @Test
    void a_scenario_of_its_own_may_not_expect_a_disabled_rule() {
        SamplePolicy overlay = overlay("disabled: {REFUSED: Nous gardons tout.}")
                .with("scenarios/own.yaml", SCENARIOS.replace("- scenario: refused\n", "- scenario: ours\n"));

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(InvalidPolicy.class, () -> run(overlay))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .startsWith("scenarios/own.yaml:6")
                        .contains("no rule REFUSED"));
    }

    @Test
    void a_broken_promise_of_the_base_is_told_as_waived_where_the_disabled_rule_would_speak_and_nowhere_else()
            throws InvalidPolicy {
        List<Violation> violations = PolicyProof.of(PolicyLoader.load(
                        overlay("disabled: {REFUSED: Nous gardons tout.}").files()))
                .violations();
        assertThat(violations).anySatisfy(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.WAIVED);
            assertThat(violation.id()).isEqualTo("REFUSAL-COUNTS");
            assertThat(violation.what().en())
                    .isEqualTo("not kept, waived by REFUSED (Nous gardons tout.): A refusal counts");
            assertThat(violation.witnesses()).isNotEmpty();
        });
        assertThat(broken(violations)).doesNotContain("REFUSAL-COUNTS");

        SamplePolicy against = overlay("disabled: {LISTED: Nous gardons tout.}")
                .with("rules/own.drl", OWN.replace("== WANTED", "== REFUSED").replace("remove", "untouched"))
                .with("messages_fr.properties", "NEVER=Jamais.\n");
        assertThat(broken(PolicyProof.of(PolicyLoader.load(against.files())).violations()))
                .as("untouched is admitted")
                .doesNotContain("REFUSAL-COUNTS");
    }

    private static List<String> broken(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.kind() == Kind.PROMISE)
                .map(Violation::id)
                .toList();
    }
}
