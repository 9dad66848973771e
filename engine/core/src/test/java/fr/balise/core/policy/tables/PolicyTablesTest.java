package fr.balise.core.policy.tables;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.syntax.RuleText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTablesTest {
    private static final String HEADER = "id,source,effect,careSetting,activity,phase,message_fr,message_en\n";
    private static final String ROW =
            "CLOSED-1,A3-INACTIVE|EX_GDT_5040,allow+flag,HOSPITAL|TOWN,!RECENT,*,En pause.,Paused.\n";
    private static final String CARE = "id,source,sector,structure,careSetting\nS1,LOCAL,SA01,,HOSPITAL\n";
    private static final String ACTIVITY =
            "id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths\nA1,LOCAL,ORG,,12,24\n";

    @Test
    void a_row_is_a_rule_with_its_id_sources_effects_and_sentence() throws InvalidPolicy {
        Rule rule = load("tables/closures.csv", HEADER + ROW)
                .rule(new RuleId("CLOSED-1"))
                .orElseThrow();

        assertThat(rule.sources()).containsExactly("A3-INACTIVE", "EX_GDT_5040");
        assertThat(rule.effects()).containsExactly(Effect.ALLOW, Effect.FLAG);
        assertThat(RuleText.of(rule.condition())).isEqualTo("activity != RECENT, careSetting in (HOSPITAL, TOWN)");
        assertThat(rule.message()).isEqualTo(new Text("En pause.", "Paused."));
        assertThat(rule.place()).isEqualTo(new SourceLine("tables/closures.csv", 2));
    }

    @Test
    void rows_by_type_have_places_considered_and_attributes_written() throws InvalidPolicy {
        Policy policy = PolicyLoader.load(sample().with("tables/carriers.csv", SamplePolicy.CARRIERS)
                .with("tables/attributes.csv", "id,source,mailboxType,attribute\nCAB-TEXT,LOCAL,CAB,DESCRIPTION\n")
                .files());

        assertThat(policy.caseSettings().types())
                .isEqualTo(new TypeSettings(
                        Map.of(
                                MailboxType.PER, Set.of(ConsideredPlace.HOLDER_SITUATIONS),
                                MailboxType.ORG, Set.of(ConsideredPlace.OWN_STRUCTURE),
                                MailboxType.APP, Set.of(ConsideredPlace.OWN_STRUCTURE)),
                        Map.of(MailboxType.CAB, Set.of(WrittenAttribute.DESCRIPTION))));
        assertThat(policy.settingRows())
                .extracting(row -> row.id() + " " + row.sets() + " " + row.place())
                .containsExactly(
                        "CAB-TEXT description tables/attributes.csv:2",
                        "PER-PLACES place tables/carriers.csv:2",
                        "ORG-PLACE place tables/carriers.csv:3",
                        "APP-PLACE place tables/carriers.csv:4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,LOCAL,ORG,HOLDER_SITUATIONS     | Row 2 of tables/carriers.csv: a mailbox of type ORG has no place HOLDER_SITUATIONS.
            A,LOCAL,PER,HOLDER_SITUATION      | Did you mean HOLDER_SITUATIONS?
            A,LOCAL,UNKNOWN,HOLDER_SITUATIONS | Row 2 of tables/carriers.csv: mailbox type 'UNKNOWN' is not one of PER, ORG, APP, CAB.
            A,LOCAL,PER,                      | Row 2 of tables/carriers.csv: place '' is not one of HOLDER_RECORD,
            ,LOCAL,PER,HOLDER_RECORD          | Row 2 of tables/carriers.csv: not an id: ''.
            """)
    void a_row_that_has_nothing_considered_is_told(String row, String told) {
        InvalidPolicy invalid = catchThrowableOfType(
                InvalidPolicy.class, () -> load("tables/carriers.csv", "id,source,mailboxType,place\n" + row + "\n"));

        assertThat(invalid.problems().get(0).in(Language.EN)).contains(told);
    }

    @Test
    void what_a_french_spreadsheet_program_writes_is_read_alike() throws InvalidPolicy {
        String french = "\uFEFF"
                + (HEADER + "\n# une note,,\n" + ROW + ",,,\n")
                        .replace(',', ';')
                        .replace("\n", "\r\n");

        Policy policy = load("tables/closures.csv", french);

        assertThat(policy.rules()).hasSize(2);
        assertThat(policy.rule(new RuleId("CLOSED-1")).orElseThrow().place().line())
                .isEqualTo(4);
    }

    @Test
    void columns_may_stand_in_any_order_and_texts_may_hold_commas_and_quotes() throws InvalidPolicy {
        Rule rule = load("tables/a.csv", """
                        message_en,message_fr,effect,title,usage,source,id
                        "Yes, ""really"".",Oui.,require,Wanted,WANTED,S,T1
                        """).rule(new RuleId("T1")).orElseThrow();

        assertThat(rule.message().en()).isEqualTo("Yes, \"really\".");
        assertThat(rule.title()).isEqualTo("Wanted");
    }

    @Test
    void a_row_for_every_case_must_say_so() throws InvalidPolicy {
        Policy policy = load("tables/a.csv", HEADER + "T1,S,flag,,,*,x,y\n");

        assertThat(RuleText.of(policy.rule(new RuleId("T1")).orElseThrow().condition()))
                .isEmpty();
        assertThat(problem("tables/a.csv", HEADER + "T1,S,flag,,,,x,y\n"))
                .isEqualTo("Row 2 of tables/a.csv: the row speaks of every case. "
                        + "Give a condition; if it is meant, write * in a column.");
    }

    @Test
    void activity_limits_differ_by_type_and_by_structure() throws InvalidPolicy {
        ActivityBands activity = load(
                        "tables/activity.csv", ACTIVITY + "A2,LOCAL,,010000024,3,4\nA3,LOCAL,PER,010000024,5,6\n")
                .caseSettings()
                .activity();

        assertThat(activity.ordinary()).isEqualTo(new Limits(6, 12));
        Optional<StructureName> hospital = Optional.of(new StructureName("010000024"));
        assertThat(activity.exceptions())
                .containsEntry(new Scope(Optional.of(MailboxType.ORG), Optional.empty()), new Limits(12, 24))
                .containsEntry(new Scope(Optional.empty(), hospital), new Limits(3, 4))
                .containsEntry(new Scope(Optional.of(MailboxType.PER), hospital), new Limits(5, 6))
                .hasSize(3);
    }

    @Test
    void a_table_of_care_settings_takes_the_place_of_the_setting() throws InvalidPolicy {
        var care = PolicyLoader.load(withoutCareSettings()
                        .with("tables/care-settings.csv", CARE + "S2,LOCAL,,finess|010000024,TOWN\n")
                        .files())
                .caseSettings()
                .care();

        assertThat(care.bySector()).containsOnlyKeys("SA01");
        assertThat(care.byStructure()).containsEntry(new StructureName("finess|010000024"), CareSetting.TOWN);
    }

    @Test
    void a_workbook_says_the_same_as_a_csv_file() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Balise", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("closures");
            List<String> lines = List.of(HEADER.strip(), ROW.strip());
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).split(",");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }

        Policy policy = PolicyLoader.load(
                sample().with("tables/closures.xlsx", out.toByteArray()).files());

        assertThat(policy.rule(new RuleId("CLOSED-1")))
                .map(Rule::condition)
                .isEqualTo(load("tables/closures.csv", HEADER + ROW)
                        .rule(new RuleId("CLOSED-1"))
                        .map(Rule::condition));
    }

    static Stream<Arguments> mistakes() {
        String file = "tables/closures.csv";
        return Stream.of(
                mistake(
                        file,
                        (HEADER + ROW).replace("HOSPITAL", "HOSPTAL"),
                        "Row 2 of tables/closures.csv: care setting 'HOSPTAL' is not one of "
                                + String.join(", ", BuiltIn.CARE_SETTING.values()) + ". Did you mean HOSPITAL?"),
                mistake(file, (HEADER + ROW).replace("!RECENT", "! RECENT|"), "activity '' is not one of RECENT"),
                mistake(
                        file,
                        (HEADER + ROW).replace("allow+flag", "alow+flag"),
                        "effect 'alow' is not one of untouched, remove, require, allow, hide, prefer, flag. Did you mean allow?"),
                mistake(
                        file,
                        (HEADER + ROW).replace("allow+flag", "System.exit(44)"),
                        "effect 'System.exit(44)' is not one of"),
                mistake(
                        file,
                        (HEADER + ROW).replace("careSetting", "careSettings"),
                        "Row 1 of tables/closures.csv: the column 'careSettings' is unknown. Did you mean careSetting?"),
                mistake(file, (HEADER + ROW).replace("careSetting", "phase"), "the column 'phase' is repeated"),
                mistake(
                        file,
                        (HEADER + ROW).replace("careSetting", ""),
                        "Row 2 of tables/closures.csv: this column has no name"),
                mistake(file, (HEADER + ROW).replace("source", "#source"), "the column 'source' is missing"),
                mistake(file, (HEADER + ROW).replace("CLOSED-1", "closed"), "not an id: 'closed'"),
                mistake(file, HEADER + ROW + ROW, "the id CLOSED-1 is taken already at tables/closures.csv:2"),
                mistake(file, (HEADER + ROW).replace("CLOSED-1", "GOOD"), "the id GOOD is taken already at"),
                mistake(
                        file,
                        (HEADER + ROW).replace("A3-INACTIVE|EX_GDT_5040", ""),
                        "the row does not say where it comes from"),
                mistake(file, (HEADER + ROW).replace("A3-INACTIVE", "a b"), "the row does not say where it comes from"),
                mistake(file, (HEADER + ROW).replace("En pause.,Paused.", ","), "the row has no sentence"),
                mistake(file, (HEADER + ROW).replace("Paused.", "${env}"), "the sentence holds a brace"),
                mistake(
                        file,
                        (HEADER + ROW).replace("Paused.", "\"Pau\nsed.\""),
                        "a line break or an invisible character"),
                mistake(
                        file,
                        (HEADER + ROW).replace("Paused.", "=1+1").replace("En pause.", "x".repeat(1001)),
                        "cell longer than 1000"),
                mistake(file, (HEADER + ROW).replace("En pause.", "\"En\"x pause."), "unreadable row"),
                mistake(file, "", "the table is empty"),
                mistake(file, HEADER + ",".repeat(60) + "x\n", "more than 50 columns"),
                mistake(file, HEADER + ROW.repeat(2001), "more than 2001 rows"),
                mistake("tables/activity.csv", ACTIVITY.replace("12,24", "24,12"), "is greater than"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY.replace("12,24", "twelve,24"),
                        "dormantAfterMonths must be a number from 1 to 1200: 'twelve'"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY.replace("ORG", "OGR"),
                        "mailbox type 'OGR' is not one of PER, ORG"),
                mistake("tables/activity.csv", ACTIVITY.replace("ORG", ""), "the row holds for every mailbox"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY + "A2,LOCAL,ORG,*,1,2\n",
                        "the row repeats tables/activity.csv:2"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY + "A2,LOCAL,,10000024,3,4\n",
                        "Row 3 of tables/activity.csv: '10000024' has lost digits, or may have"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY + "A2,LOCAL,,1.0E+08,3,4\n",
                        "'1.0E+08' has lost digits, or may have"),
                mistake(
                        "tables/activity.csv",
                        ACTIVITY + "A2,LOCAL,,0100000024,3,4\n",
                        "Row 3 of tables/activity.csv: '0100000024' does not name a structure"),
                mistake(
                        "policy.yaml",
                        SamplePolicy.SETTINGS.replace("[SA01]", "[SA1]"),
                        "'SA1' is not a code of TRE_R02-SecteurActivite"),
                mistake("tables/care-settings.csv", CARE, "careSettings stands in tables/care-settings already"));
    }

    private static Arguments mistake(String file, String content, String message) {
        return arguments(message, file, content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_told_with_its_row_and_what_to_write(String message, String file, String content) {
        assertThat(problem(file, content)).contains(message);
    }

    @Test
    void a_care_setting_names_either_a_sector_or_a_structure() {
        assertThat(problems(withoutCareSettings()
                        .with(
                                "tables/care-settings.csv",
                                CARE + "S2,LOCAL,SA02,010000024,TOWN\nS3,LOCAL,,,TOWN\nS4,LOCAL,S-1,,TOWN\n")))
                .contains(
                        "Row 3 of tables/care-settings.csv: the row must name either a sector or a structure",
                        "Row 4 of tables/care-settings.csv: the row must name either a sector or a structure",
                        "Row 5 of tables/care-settings.csv: not a sector code: 'S-1'");
    }

    @Test
    void one_table_stands_in_one_file() {
        assertThat(problems(sample().with("tables/a.csv", HEADER + ROW).with("tables/a.xlsx", new byte[0])))
                .contains("tables/a.xlsx: the table stands in tables/a.csv already");
    }

    private static SamplePolicy withoutCareSettings() {
        return sample().replacing("policy.yaml", "careSettings:\n  HOSPITAL: [SA01]\n  LABORATORY: [SA25, SA29]\n", "");
    }

    private static Policy load(String file, String content) throws InvalidPolicy {
        return PolicyLoader.load(sample().with(file, content).files());
    }

    private static String problem(String file, String content) {
        return problems(sample().with(file, content));
    }

    static String problems(SamplePolicy policy) {
        InvalidPolicy refusal = catchThrowableOfType(InvalidPolicy.class, () -> PolicyLoader.load(policy.files()));
        assertThat(refusal).as("a refusal").isNotNull();
        return String.join(
                "\n",
                refusal.problems().stream()
                        .map(problem -> problem.in(Language.EN))
                        .toList());
    }
}
