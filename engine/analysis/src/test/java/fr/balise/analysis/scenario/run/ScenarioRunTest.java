package fr.balise.analysis.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.scenario.Examples;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.analysis.scenario.run.ScenarioResult.Override;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.population.Policies;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ScenarioRunTest {
    private static final Policy POLICY = Policies.aSmallPolicy();

    private static ScenarioRun run(String yaml) throws InvalidPolicy {
        return ScenarioRun.of(POLICY, ScenarioReader.read(Examples.files(yaml), POLICY));
    }

    private static ScenarioResult only(String yaml) throws InvalidPolicy {
        return run(yaml).results().get(0);
    }

    private static List<String> differing(ScenarioResult result) {
        return result.differences().stream().map(Difference::what).map(Text::en).toList();
    }

    @Test
    void a_scenario_that_comes_out_as_expected_passes() throws InvalidPolicy {
        ScenarioRun run = run("""
                - scenario: Refused goes
                  rule: REFUSED
                  given: {usage: REFUSED}
                  expect: {verdict: REMOVE, decidedBy: [REFUSED], says: Rule REFUSED}
                """);

        assertThat(run.passed()).isTrue();
        assertThat(run.failures()).isEmpty();
        assertThat(run.results().get(0).spoke()).extracting(id -> id.value()).containsExactly("REFUSED", "STAYS");
    }

    @Test
    void every_difference_is_shown_with_expected_actual_and_who_spoke() throws InvalidPolicy {
        ScenarioResult result = only("""
                - scenario: All wrong
                  rule: WANTED
                  given: {usage: NOT_ASKED}
                  expect: {verdict: REMOVE, decidedBy: [REFUSED], hide: yes, prefer: yes, says: nothing of the sort}
                """);

        assertThat(differing(result))
                .containsExactly(
                        "verdict",
                        "deciding rules",
                        "flagging rules",
                        "red-list mark",
                        "contacted first",
                        "sentence",
                        "speech of the rule WANTED");
        assertThat(result.in(Language.EN))
                .contains("scenarios/some.yaml:1: All wrong")
                .contains("expected: REMOVE")
                .contains("actual:   ALLOWED")
                .contains("rules that spoke: STAYS, UNASKED");
        assertThat(result.in(Language.FR)).contains("attendu\u00a0: REMOVE").contains("elle se prononce");
    }

    @Test
    void a_rule_that_is_said_to_speak_must_speak_even_when_the_verdict_is_right() throws InvalidPolicy {
        assertThat(differing(only("""
                        - scenario: Right for another reason
                          rule: ELSEWHERE
                          given: {usage: REFUSED}
                          expect: {verdict: REMOVE}
                        """))).containsExactly("speech of the rule ELSEWHERE");
    }

    @Test
    void in_a_near_miss_the_rule_is_silent_and_one_attribute_away() throws InvalidPolicy {
        assertThat(only("""
                - scenario: Near
                  rule: REFUSED
                  kind: near-miss
                  given: {usage: WANTED}
                  expect: {verdict: REQUIRED}
                """).passed()).isTrue();
        assertThat(differing(only("""
                        - scenario: It speaks
                          rule: REFUSED
                          kind: near-miss
                          given: {usage: REFUSED}
                          expect: {verdict: REMOVE}
                        """))).containsExactly("speech of the rule REFUSED");
        assertThat(differing(only("""
                        - scenario: Too far
                          rule: UNASKED-LATER
                          kind: near-miss
                          given: {mailboxType: ORG}
                          expect: {verdict: REQUIRED, flags: [UNASKED]}
                        """))).containsExactly("nearness to the rule");
    }

    @Test
    void an_overridden_rule_is_not_alone() throws InvalidPolicy {
        ScenarioResult overruled = only("""
                - scenario: Overruled
                  rule: WANTED
                  kind: overridden
                  given: {usage: WANTED, carrierState: CLOSED, presence: ABSENT}
                  expect: {verdict: REMOVE, decidedBy: [NOWHERE]}
                """);

        assertThat(overruled.passed()).isTrue();
        assertThat(overruled.standing()).isEqualTo(Standing.OVERRULED);
        assertThat(overruled.overrides()).containsExactly(new Override(Verdict.REMOVE, Verdict.REQUIRED));
        assertThat(differing(only("""
                        - scenario: Alone
                          rule: WANTED
                          kind: overridden
                          given: {usage: WANTED, presence: ABSENT}
                          expect: {verdict: REQUIRED}
                        """))).containsExactly("other rules than WANTED");
    }

    @Test
    void a_mark_counts_only_where_the_mailbox_is_shown() throws InvalidPolicy {
        assertThat(run("""
                        - scenario: Shown
                          given: {redList: LISTED, preference: PREFERRED}
                          expect: {verdict: REQUIRED, hide: yes, prefer: yes}
                        - scenario: Allowed and absent
                          given: {redList: LISTED, presence: ABSENT}
                          expect: {verdict: ALLOWED, flags: [UNASKED]}
                        - scenario: Removed
                          given: {redList: LISTED, usage: REFUSED}
                          expect: {verdict: REMOVE}
                        """).failures()).isEmpty();
    }

    @Test
    void facts_are_decided_and_planned() throws InvalidPolicy {
        assertThat(run(Examples.FACTS).failures()).isEmpty();
    }

    @Test
    void a_plan_that_differs_is_shown_whole() throws InvalidPolicy {
        ScenarioResult result = only(Examples.FACTS
                .replace("action: ATTACH", "action: DETACH")
                .replace("findings: [UNASKED]", "findings: [TWO_PREFERRED]"));

        assertThat(differing(result)).containsExactly("changes of the plan", "findings");
        assertThat(result.in(Language.EN))
                .contains("expected: DETACH agent@ours.mssante.fr structure 750000001, DETACH anne@ours.mssante.fr")
                .contains("ATTACH anne@ours.mssante.fr situation SE-1 (WANTED)");
    }

    @Test
    void an_empty_plan_is_an_expectation() throws InvalidPolicy {
        String withoutPlan = Examples.FACTS.replaceAll("(?m)^      - \\{action.*\n", "");

        assertThat(differing(only(withoutPlan.replace("plan:", "plan: []")))).containsExactly("changes of the plan");
        assertThat(only(withoutPlan.replace("    plan:\n", "")).passed()).isTrue();
    }

    @Test
    void a_case_that_cannot_occur_fails_whatever_is_decided() throws InvalidPolicy {
        List<Scenario> scenarios = ScenarioReader.read(Examples.files("""
                - scenario: Impossible
                  given: {}
                  expect: {verdict: ALLOWED, flags: [UNASKED]}
                """), POLICY);

        ScenarioRun run = ScenarioRun.of(POLICY, scenarios, aCase -> List.of(new Text("non", "no")));

        assertThat(differing(run.results().get(0))).containsExactly("impossible case: no");
    }

    @Test
    void a_run_that_tried_nothing_has_not_passed() {
        ScenarioRun run = ScenarioRun.of(POLICY, List.of());

        assertThat(run.passed()).isFalse();
        assertThat(run.coverage().percent()).isZero();
        assertThat(run.coverage().silent()).hasSameSizeAs(POLICY.rules());
    }

    @Test
    void coverage_counts_the_rules_that_spoke_and_the_kinds_shown() throws InvalidPolicy {
        ScenarioRun run = run("""
                - scenario: One
                  rule: FOREIGN
                  given: {ownership: FOREIGN}
                  expect: {verdict: UNTOUCHED, flags: [UNASKED]}
                - scenario: Two
                  rule: FOREIGN
                  kind: near-miss
                  given: {mailboxStatus: MISSING}
                  expect: {verdict: REMOVE, flags: [UNASKED]}
                """);

        assertThat(run.failures()).isEmpty();
        assertThat(run.coverage().percent()).isEqualTo(4 * 100 / POLICY.rules().size());
        assertThat(run.coverage().kinds().get(POLICY.rules().get(2).id())).isSubsetOf(Kind.SPEAKS, Kind.NEAR_MISS);
        assertThat(run.coverage().overrides())
                .containsExactly(
                        new Override(Verdict.UNTOUCHED, Verdict.REMOVE),
                        new Override(Verdict.UNTOUCHED, Verdict.ALLOWED),
                        new Override(Verdict.REMOVE, Verdict.ALLOWED));
    }

    @Test
    void the_xml_for_build_servers_survives_hostile_titles() throws Exception {
        ScenarioRun run = run("""
                - scenario: "<b>&\\"]]> fine"
                  given: {usage: REFUSED}
                  expect: {verdict: REMOVE}
                - scenario: Fails
                  given: {usage: REFUSED}
                  expect: {verdict: ALLOWED}
                """);

        String xml = JunitXml.of(run, "a & b", Language.EN);

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        assertThat(suite.getAttribute("name")).isEqualTo("a & b");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("<b>&\"]]> fine");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("expected: ALLOWED");
    }
}
