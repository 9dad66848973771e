package fr.balise.analysis.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows of tables the scenarios of a policy show. */
class RowCoverageTest {
    private static final String FACTS = """
            - scenario: A hospital's mailbox, long unused, is told by its own limits
              asOf: 2026-12-01
              facts:
                operator: {name: Ponant, domains: [ponant.mssante.fr]}
                structures:
                  - {finess: "010000024", sector: SA01}
                  - {finess: "010000057", sector: SA25}
                mailboxes:
                  - {address: ici@ponant.mssante.fr, type: ORG, structure: "010000024", lastActivity: 2026-01-01}
              expect: {plan: []}
            """;

    private static Coverage coverage(String scenarios) throws Exception {
        PolicyFiles files = SamplePolicy.sample()
                .with("tables/activity.csv", """
                        id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths
                        ORG-PATIENT,LOCAL,ORG,,12,24
                        HOSPITAL-STRICT,LOCAL,,010000024,1,2
                        APP-THERE,LOCAL,APP,010000024,24,36
                        """)
                .replacing("policy.yaml", "careSettings:\n  HOSPITAL: [SA01]\n  LABORATORY: [SA25, SA29]\n", "")
                .with("tables/care-settings.csv", """
                        id,source,sector,structure,careSetting
                        SECTOR-1,LOCAL,SA01,,HOSPITAL
                        SECTOR-25,LOCAL,SA25,,LABORATORY
                        TOWN-THERE,LOCAL,,010000024,TOWN
                        """)
                .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                .with("tables/removed.csv", """
                        id,source,mailboxType,activity,effect,message_fr,message_en
                        ORG-GONE,A3-INACTIVE,ORG,INACTIVE,remove,Boîte inactive.,Inactive mailbox.
                        APP-GONE,A3-INACTIVE,APP,INACTIVE,remove,Boîte inactive.,Inactive mailbox.
                        """)
                .with("scenarios/some.yaml", scenarios)
                .files();
        Policy policy = PolicyLoader.load(files);
        return ScenarioRun.of(policy, ScenarioReader.read(files, policy)).coverage();
    }

    private static List<String> unshown(Coverage coverage) {
        return coverage.unshownRows().stream()
                .map(row -> row.place() + " " + row.id())
                .toList();
    }

    @Test
    void a_row_is_shown_by_facts_that_it_has_a_say_in_and_the_others_are_named() throws Exception {
        Coverage coverage = coverage(FACTS);

        assertThat(unshown(coverage))
                .containsExactly(
                        "tables/activity.csv:2 ORG-PATIENT",
                        "tables/activity.csv:4 APP-THERE",
                        "tables/care-settings.csv:2 SECTOR-1",
                        "tables/care-settings.csv:3 SECTOR-25",
                        "tables/carriers.csv:2 PER-PLACES",
                        "tables/carriers.csv:3 ORG-PLACE",
                        "tables/carriers.csv:4 APP-PLACE",
                        "tables/removed.csv:3 APP-GONE");
        assertThat(coverage.rowPercent()).isEqualTo(3 * 100 / 11);
    }

    @Test
    void more_facts_show_more_rows() throws Exception {
        String more = FACTS.replace("    mailboxes:\n", """
                    mailboxes:
                      - {address: la@ponant.mssante.fr, type: ORG, structure: "010000057", lastActivity: 2026-11-01}
                      - {address: app@ponant.mssante.fr, type: APP, structure: "010000024", lastActivity: 2026-11-01}
                """);

        assertThat(unshown(coverage(more)))
                .containsExactly(
                        "tables/care-settings.csv:2 SECTOR-1",
                        "tables/carriers.csv:2 PER-PLACES",
                        "tables/carriers.csv:3 ORG-PLACE",
                        "tables/carriers.csv:4 APP-PLACE",
                        "tables/removed.csv:3 APP-GONE");
    }

    @Test
    void a_row_that_has_a_place_considered_or_a_text_written_is_shown_by_a_scenario_that_fails_without_it()
            throws Exception {
        PolicyFiles files = SamplePolicy.sample()
                .with("tables/carriers.csv", SamplePolicy.CARRIERS)
                .with("tables/attributes.csv", """
                        id,source,mailboxType,attribute
                        ORG-TEXT,LOCAL,ORG,DESCRIPTION
                        ORG-SERVICE,LOCAL,ORG,SERVICE
                        """)
                .with("tables/published.csv", """
                        id,source,mailboxType,effect,message_fr,message_en
                        ORG-HOME,A3-ORG,ORG,require,Chez elle.,At home.
                        """)
                .with("scenarios/some.yaml", """
                        - scenario: A described mailbox comes with its description
                          facts:
                            structures: [{finess: "010000024", sector: SA01}]
                            mailboxes:
                              - {address: ici@ponant.mssante.fr, type: ORG, structure: "010000024", description: Ici, service: Là}
                          expect:
                            plan:
                              - action: ATTACH
                                mailbox: ici@ponant.mssante.fr
                                carrier: structure 010000024
                                texts: {description: Ici, service: Là}
                        """)
                .files();
        Policy policy = PolicyLoader.load(files);
        ScenarioRun run = ScenarioRun.of(policy, ScenarioReader.read(files, policy));

        assertThat(run.passed()).isTrue();
        assertThat(unshown(run.coverage()))
                .containsExactly("tables/carriers.csv:2 PER-PLACES", "tables/carriers.csv:4 APP-PLACE");
    }

    @Test
    void a_given_case_shows_rows_of_rules_and_none_of_settings() throws Exception {
        Coverage coverage = coverage("""
                - scenario: An inactive structure mailbox goes
                  given: {mailboxType: ORG, activity: INACTIVE}
                  expect: {verdict: REMOVE}
                """);

        assertThat(coverage.rows().stream().filter(TableRow::shown))
                .extracting(row -> row.id().value())
                .containsExactly("ORG-GONE");
    }

    @Test
    void a_policy_without_tables_lacks_nothing() throws Exception {
        PolicyFiles files =
                SamplePolicy.sample().with("scenarios/some.yaml", FACTS).files();
        Policy policy = PolicyLoader.load(files);

        Coverage coverage =
                ScenarioRun.of(policy, ScenarioReader.read(files, policy)).coverage();

        assertThat(coverage.rows()).isEmpty();
        assertThat(coverage.rowPercent()).isEqualTo(100);
    }
}
