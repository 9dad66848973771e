package fr.balise.analysis.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfFacts;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.core.population.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
    private static List<Scenario> read(String yaml) throws InvalidPolicy {
        return ScenarioReader.read(Examples.files(yaml), Policies.aSmallPolicy());
    }

    private static PublicationCase given(String given) throws InvalidPolicy {
        Scenario scenario = read("""
                - scenario: One
                  given: %s
                  expect: {verdict: ALLOWED}
                """.formatted(given)).get(0);
        return ((OfCase) scenario.content()).given();
    }

    private static List<String> problems(String yaml) {
        InvalidPolicy invalid = catchThrowableOfType(InvalidPolicy.class, () -> read(yaml));
        return invalid.problems().stream()
                .map(problem -> problem.in(Language.EN))
                .toList();
    }

    @Test
    void a_scenario_is_read_with_its_place_its_rule_and_its_kind() throws InvalidPolicy {
        List<Scenario> scenarios = read("""
                # a comment
                - scenario: Refused is removed
                  rule: REFUSED
                  kind: near-miss
                  asOf: 2027-07-01
                  settings: {ranking: OFF, redList: REMOVE, phases: {target: 2028-01-01}, type10: {cutOff: 2030-01-01}}
                  given: {usage: REFUSED}
                  expect: {verdict: REMOVE, decidedBy: [REFUSED], flags: [UNASKED], hide: yes, prefer: no, says: Règle}
                """);

        assertThat(scenarios).singleElement().satisfies(scenario -> {
            assertThat(scenario.title()).isEqualTo("Refused is removed");
            assertThat(scenario.kind()).isEqualTo(Kind.NEAR_MISS);
            assertThat(scenario.place()).hasToString("scenarios/some.yaml:2");
            assertThat(scenario.settings().ranking()).isEqualTo(Ranking.OFF);
            OfCase one = (OfCase) scenario.content();
            assertThat(one.given().get(BuiltIn.PHASE)).isEqualTo(Phase.TRANSITION);
            assertThat(one.given().get(BuiltIn.RANKING)).isEqualTo(Ranking.OFF);
            assertThat(one.expected().hide()).isTrue();
            assertThat(one.expected().says()).contains("Règle");
        });
    }

    @Test
    void what_is_not_given_is_ordinary() throws InvalidPolicy {
        assertThat(given("{}"))
                .returns(MailboxStatus.ACTIVE, each -> each.get(BuiltIn.MAILBOX_STATUS))
                .returns(CarrierKind.SITUATION, each -> each.get(BuiltIn.CARRIER_KIND))
                .returns(State.OPEN, each -> each.get(BuiltIn.CARRIER_STATE))
                .returns(Link.HOLDER, each -> each.get(BuiltIn.LINK))
                .returns(Usage.NOT_ASKED, each -> each.get(BuiltIn.USAGE))
                .returns(Presence.PUBLISHED, each -> each.get(BuiltIn.PRESENCE))
                .returns(CareSetting.HOSPITAL, each -> each.get(BuiltIn.CARE_SETTING))
                .returns(Phase.TRANSITION, each -> each.get(BuiltIn.PHASE));
        assertThat(given("{mailboxType: ORG}"))
                .returns(CarrierKind.STRUCTURE, each -> each.get(BuiltIn.CARRIER_KIND))
                .returns(HolderIdentifier.NONE, each -> each.get(BuiltIn.HOLDER_IDENTIFIER))
                .returns(Link.OWN_STRUCTURE, each -> each.get(BuiltIn.LINK));
        assertThat(given("{preference: PREFERRED}").get(BuiltIn.USAGE)).isEqualTo(Usage.WANTED);
    }

    /** Whatever single thing is given, the rest follows so that facts could give the case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ownership: FOREIGN}",
                "{ownership: FOREIGN, mailboxType: ORG, carrierKind: PRACTITIONER}",
                "{mailboxStatus: MISSING}",
                "{mailboxStatus: MISSING, carrierKind: STRUCTURE}",
                "{mailboxType: UNKNOWN}",
                "{mailboxType: ORG}",
                "{mailboxType: ORG, carrierState: CLOSED}",
                "{mailboxType: ORG, carrierKind: SITUATION}",
                "{mailboxType: ORG, carrierKind: PRACTITIONER}",
                "{mailboxType: ORG, structureState: UNKNOWN}",
                "{mailboxType: ORG, carrierState: UNKNOWN}",
                "{mailboxType: ORG, link: UNKNOWN}",
                "{mailboxType: APP}",
                "{mailboxType: CAB, carrierKind: PRACTITIONER}",
                "{mailboxType: CAB, carrierKind: STRUCTURE}",
                "{holderIdentifier: ADDRESS}",
                "{holderIdentifier: REGISTER}",
                "{holderIdentifier: ADDRESS, carrierKind: STRUCTURE}",
                "{holderIdentifier: NONE}",
                "{practitionerState: UNKNOWN}",
                "{practitionerState: CLOSED}",
                "{carrierKind: PRACTITIONER, carrierState: CLOSED}",
                "{carrierState: UNKNOWN, usage: WANTED}",
                "{carrierState: CLOSED}",
                "{link: ELSEWHERE}",
                "{redList: LISTED}",
                "{activity: UNKNOWN}",
                "{addressForm: NON_CONFORMING}",
                "{presence: ABSENT}"
            })
    void the_rest_of_a_case_follows_from_what_is_given(String given) throws InvalidPolicy {
        PublicationCase completed = given(given);

        assertThat(CaseSpace.reasonsAgainst(completed)).as("%s", completed).isEmpty();
        assertThat(given(Scenario.written(completed).substring("given: ".length())))
                .as("what is written of a case gives it again")
                .isEqualTo(completed);
    }

    @Test
    void facts_are_read_in_the_domains_words() throws InvalidPolicy {
        Scenario scenario = read(Examples.FACTS).get(0);
        OfFacts facts = (OfFacts) scenario.content();

        assertThat(facts.given().carriers()).hasSize(3);
        assertThat(facts.given().mailboxes()).hasSize(2);
        assertThat(facts.given().declarations()).hasSize(1);
        assertThat(facts.given().operator().domains()).containsExactly("ours.mssante.fr");
        assertThat(facts.expected().changes()).isPresent();
    }

    @Test
    void all_that_is_wrong_is_told_together_with_its_place_and_remedy() {
        assertThat(problems("""
                        - scenario: One
                          rule: REFUSD
                          kind: nearmiss
                          givn: {}
                          given: {usage: REFUSE, colour: BLUE}
                          expect: {verdict: REMOVED}
                        - given: {}
                          asOf: tomorrow
                          settings: {ranking: PERHAPS}
                          expect: {decidedBy: [NOBODY]}
                        - scenario: Neither
                          expect: {verdict: REMOVE}
                        """))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "scenarios/some.yaml:2:9: the policy has no rule REFUSD, which this scenario expects. Did you"
                                        + " mean REFUSED?"))
                .anySatisfy(
                        line -> assertThat(line).contains(":3:9: 'nearmiss' is unknown here. Did you mean near-miss?"))
                .anySatisfy(line ->
                        assertThat(line).contains(":4:").contains("'givn'").contains("given"))
                .anySatisfy(line -> assertThat(line).contains(":5:18: 'REFUSE' is unknown here. Did you mean REFUSED?"))
                .anySatisfy(line -> assertThat(line).contains(":5:").contains("'colour' is unknown here"))
                .anySatisfy(line -> assertThat(line).contains(":6:21: 'REMOVED' is unknown here. Did you mean REMOVE?"))
                .anySatisfy(line -> assertThat(line).contains(":7:3: 'scenario' is missing"))
                .anySatisfy(line -> assertThat(line).contains(":8:9: 'tomorrow' is not a date. Write YYYY-MM-DD."))
                .anySatisfy(line -> assertThat(line).contains(":9:23: 'PERHAPS' is unknown here"))
                .anySatisfy(line -> assertThat(line)
                        .contains(":10:24: the policy has no rule NOBODY, which this scenario expects. If it was"
                                + " removed by mistake, put it back"))
                .anySatisfy(line -> assertThat(line).contains(":10:").contains("'verdict' is missing"))
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        ":11:3: a scenario gives either a case (given) or a mailbox (givenMailbox) or facts (facts)"));
    }

    @Test
    void wrong_facts_are_told_with_their_place() {
        assertThat(problems("""
                        - scenario: Facts
                          facts:
                            practitioners:
                              - {rpps: "123", nom: Anne}
                            situations:
                              - {of: "10000000001"}
                            mailboxes:
                              - {address: not an address, type: PERS}
                            published:
                              - {mailbox: a@ours.mssante.fr, on: situation SE-9}
                              - {mailbox: a@ours.mssante.fr, on: somewhere}
                            declarations:
                              - {mailbox: a@ours.mssante.fr, situation: SE-1}
                          expect:
                            plan:
                              - {action: PUBLISH, mailbox: a@ours.mssante.fr, carrier: situation SE-1}
                            findings: [NO_SUCH]
                        """))
                .anySatisfy(
                        line -> assertThat(line).contains(":4:16: wrong value:").contains("'123'"))
                .anySatisfy(line -> assertThat(line)
                        .contains("'nom' is unknown here. Allowed: rpps, name, open, profession, speciality."))
                .anySatisfy(line -> assertThat(line).contains(":6:9: 'id' is missing"))
                .anySatisfy(line -> assertThat(line).contains(":8:").contains("not an address"))
                .anySatisfy(line -> assertThat(line).contains("'PERS' is unknown here. Did you mean PER?"))
                .anySatisfy(line ->
                        assertThat(line).contains("a mailbox is published on situation SE-9, which is not described"))
                .anySatisfy(line -> assertThat(line).contains(":11:").contains("Write 'situation ID'"))
                .anySatisfy(line -> assertThat(line).contains(":13:").contains("'wanted' is missing"))
                .anySatisfy(line -> assertThat(line).contains("'PUBLISH' is unknown here"))
                .anySatisfy(line -> assertThat(line).contains("'NO_SUCH' is unknown here"));
    }

    @Test
    void every_problem_says_where_it_is_and_what_to_do() {
        InvalidPolicy invalid = catchThrowableOfType(InvalidPolicy.class, () -> read("""
                - scenario: [a, b]
                  given: wrong
                  expect: 7
                - just a word
                - scenario: C
                  facts: {mailboxes: {a: b}}
                  expect: {plan: [{action: ATTACH}]}
                """));

        assertThat(invalid.problems()).isNotEmpty().allSatisfy((PolicyProblem problem) -> {
            assertThat(problem.file()).isEqualTo("scenarios/some.yaml");
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.what().fr()).isNotBlank();
            assertThat(problem.remedy().fr()).isNotBlank();
        });
    }

    @Test
    void a_file_that_is_no_yaml_is_told_and_the_others_are_read_on() {
        InvalidPolicy invalid = catchThrowableOfType(
                InvalidPolicy.class,
                () -> ScenarioReader.read(
                        Examples.files("- scenario: \"unfinished\n", "- scenario: Two\n  given: {}\n"),
                        Policies.aSmallPolicy()));

        assertThat(invalid.problems())
                .extracting(PolicyProblem::file)
                .contains("scenarios/some.yaml", "scenarios/z1.yaml");
    }
}
