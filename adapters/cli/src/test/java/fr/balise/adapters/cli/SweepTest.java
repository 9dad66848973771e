package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.cli.command.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference policy under other settings, on other days and beside other policies, on the samples. */
class SweepTest {
    private static final String DAY = "2026-12-01";
    private static final String INACTIVE = "activity.inactiveAfterMonths";

    @TempDir
    Path folder;

    private static Told simulate(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("simulate", "--policy", Told.POLICY, "--data", Told.DATA));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--as-of")) {
            arguments.addAll(List.of("--as-of", DAY));
        }
        return Told.by(arguments.toArray());
    }

    /** What a plan of a policy says of itself, in the order of a line of the table. */
    private static String figures(Path policy, String day) throws Exception {
        Told told = Told.by("plan", "--policy", policy, "--data", Told.DATA, "--as-of", day, "--format", "json");
        JsonNode plan = PublishedFormatsTest.valid("plan", told);
        JsonNode summary = plan.get("summary");
        return Stream.of("attach", "update", "detach", "undecided")
                        .map(name -> summary.get(name).asText())
                        .reduce((one, other) -> one + "," + other)
                        .orElseThrow()
                + "," + plan.at("/impact/leftWithoutAddress").size() + ","
                + summary.get("calls").asText();
    }

    private Path policy(String name, String from, String to) throws Exception {
        return PolicyCopy.in(folder.resolve(name))
                .editing("policy.yaml", from, to)
                .folder();
    }

    /** The lines of a table, without their id and policy. */
    private static List<String> lines(Told told) {
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINE);
        return told.out().lines().skip(1).map(line -> line.split(",", 3)[2]).toList();
    }

    @Test
    void a_swept_setting_gives_the_figures_of_policies_edited_and_planned_one_by_one() throws Exception {
        Map<String, String> alone = new LinkedHashMap<>();
        for (String months : List.of("3", "6", "9", "12", "24")) {
            Path edited = PolicyCopy.in(folder.resolve(months))
                    .editing("policy.yaml", "inactiveAfterMonths: 12", "inactiveAfterMonths: " + months)
                    .editing(
                            "policy.yaml",
                            "dormantAfterMonths: 6",
                            "dormantAfterMonths: " + (months.equals("3") ? 3 : 6))
                    .folder();
            alone.put(months, figures(edited, DAY));
        }

        List<String> swept = lines(simulate("--set", INACTIVE + "=3..9/3,12,24", "--format", "csv"));

        assertThat(swept)
                .containsExactlyElementsOf(alone.entrySet().stream()
                        .map(each -> DAY + "," + each.getKey() + "," + each.getValue())
                        .toList());
    }

    @Test
    void every_other_setting_gives_the_figures_of_a_separate_plan() throws Exception {
        Map<String, String> edits = new LinkedHashMap<>();
        edits.put("phases.target=2026-11-01", "target: 2027-07-01>target: 2026-11-01");
        edits.put("phases.transition=2026-12-15", "transition: 2026-10-01>transition: 2026-12-15");
        edits.put("type10.cutOff=2027-01-01", "cutOff: 2026-10-01>cutOff: 2027-01-01");
        edits.put("redList=REMOVE", "redList: HIDE>redList: REMOVE");
        edits.put("ranking=ON", "ranking: OFF>ranking: ON");
        edits.put(
                "organisationalContact=ANYWHERE",
                "organisationalContact: LEGAL_ENTITY>organisationalContact: ANYWHERE");
        edits.put("usage.validMonths=1", "# usage:\n#   silence: REMOVE\n#   validMonths: 24>usage:\n  validMonths: 1");
        edits.put(
                "usage.silence=KEEP_IN_USE",
                "# usage:\n#   silence: REMOVE\n#   validMonths: 24>usage:\n  silence: KEEP_IN_USE");
        for (Map.Entry<String, String> each : edits.entrySet()) {
            String[] words = each.getValue().split(">");
            Path edited = policy(each.getKey(), words[0], words[1]);

            List<String> swept = lines(simulate("--set", each.getKey(), "--format", "csv"));

            String value = each.getKey().split("=")[1];
            assertThat(swept).as(each.getKey()).contains(DAY + "," + value + "," + figures(edited, DAY));
        }
    }

    /** The file is the golden one of what the service answers. */
    @Test
    void the_service_gives_the_same_figures() throws Exception {
        Told told = simulate(
                "--set", INACTIVE + "=3..12/3",
                "--set", "redList=HIDE,REMOVE",
                "--as-of", "2026-12-01,2027-12-01",
                "--goal", "detachShare<=25,lastAddress=0",
                "--format", "csv");

        assertThat(told.out())
                .isEqualTo(Files.readString(Path.of("../server/src/test/resources/goldens/variants.csv")));
    }

    @Test
    void each_day_gives_the_figures_of_its_own_plan() throws Exception {
        String later = "2027-12-01";

        assertThat(lines(simulate("--as-of", DAY + "," + later, "--format", "csv")))
                .containsExactly(DAY + "," + figures(Told.POLICY, DAY), later + "," + figures(Told.POLICY, later));
    }

    @Test
    void three_policies_give_the_figures_of_their_own_plans() throws Exception {
        Path hidden = policy("red", "redList: HIDE", "redList: REMOVE");
        Path ranked = policy("ranks", "ranking: OFF", "ranking: ON");

        List<String> swept = lines(simulate("--against", hidden, "--against", ranked, "--format", "csv"));

        assertThat(swept)
                .containsExactly(
                        DAY + "," + figures(Told.POLICY, DAY),
                        DAY + "," + figures(hidden, DAY),
                        DAY + "," + figures(ranked, DAY));
    }

    @Test
    void a_goal_names_exactly_the_variants_that_reach_it() {
        Told told = simulate("--set", INACTIVE + "=3..24/3", "--goal", "detachShare<=25,lastAddress=0");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINE);
        assertThat(told.out())
                .contains(
                        "5 of 8 variants reach the goal", INACTIVE + "=12, in force · detachShare 23.4, lastAddress 0")
                .doesNotContain(INACTIVE + "=9 · detachShare");
    }

    @Test
    void a_goal_out_of_reach_is_told_with_the_nearest_variant() {
        Told told = simulate("--set", INACTIVE + "=3..24/3", "--goal", "detach<=9", "--lang", "fr");

        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDING);
        assertThat(told.out()).contains("Aucune des 8 variantes n'atteint le but", INACTIVE + "=21 (detach 10)");
    }

    @Test
    void a_grid_holds_every_combination_and_marks_what_is_in_force() throws Exception {
        JsonNode sweep = PublishedFormatsTest.valid(
                "sweep", simulate("--set", INACTIVE + "=6,12", "--set", "redList=HIDE,REMOVE", "--format", "json"));

        List<String> variants = new ArrayList<>();
        sweep.get("variants")
                .forEach(each -> variants.add(each.at("/settings/" + INACTIVE).asText()
                        + each.at("/settings/redList").asText()
                        + each.get("inForce").asText()));
        assertThat(variants).containsExactly("6HIDEfalse", "6REMOVEfalse", "12HIDEtrue", "12REMOVEfalse");
    }

    @Test
    void a_variant_has_one_id_in_every_format_and_from_run_to_run() throws Exception {
        Object[] asked = {"--set", INACTIVE + "=9,12", "--by", "rule"};
        String id = PublishedFormatsTest.valid("sweep", simulate(with(asked, "--format", "json")))
                .at("/variants/0/variant")
                .asText();

        assertThat(id).matches("[0-9a-f]{12}");
        assertThat(simulate(with(asked, "--format", "csv")).out()).contains("\n" + id + ",");
        assertThat(simulate(asked).out()).contains(id);
        assertThat(simulate("--set", INACTIVE + "=9", "--format", "csv").out()).contains(id);
    }

    private static Object[] with(Object[] some, Object... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray();
    }

    @Test
    void changes_counted_apart_add_up_to_all_of_them() throws Exception {
        JsonNode sweep = PublishedFormatsTest.valid(
                "sweep",
                simulate(
                        "--set",
                        INACTIVE + "=3,12",
                        "--by",
                        "type,structure,legalEntity,department,profession,domain",
                        "--format",
                        "json"));

        for (JsonNode variant : sweep.get("variants")) {
            assertThat(variant.get("by")).hasSize(6);
            for (JsonNode counts : variant.get("by")) {
                int detached = 0;
                for (JsonNode each : counts) {
                    detached += each.get("detach").asInt();
                }
                assertThat(detached).isEqualTo(variant.get("detach").asInt());
            }
        }
    }

    @Test
    void the_table_of_a_sweep_is_the_same_to_the_byte() {
        Told told = simulate(
                "--set", INACTIVE + "=3..12/3", "--set", "phases.target=2026-11-01,2027-07-01", "--format", "csv");

        assertThat(told.out().replaceAll("(?m)^[0-9a-f]{12},", "")).isEqualTo("""
                variant,policy,asOf,activity.inactiveAfterMonths,phases.target,attach,update,detach,undecided,lastAddress,calls
                reference 1.0.0,2026-12-01,3,2026-11-01,11,2,24,0,12,37
                reference 1.0.0,2026-12-01,3,2027-07-01,11,2,22,0,11,35
                reference 1.0.0,2026-12-01,6,2026-11-01,11,2,16,0,4,29
                reference 1.0.0,2026-12-01,6,2027-07-01,11,2,14,0,3,27
                reference 1.0.0,2026-12-01,9,2026-11-01,11,2,15,0,3,28
                reference 1.0.0,2026-12-01,9,2027-07-01,11,2,13,0,2,26
                reference 1.0.0,2026-12-01,12,2026-11-01,11,2,13,0,1,26
                reference 1.0.0,2026-12-01,12,2027-07-01,11,2,11,0,0,24
                """.replace("\n", "\r\n"));
    }

    @Test
    void a_page_draws_the_curve_with_the_limits_and_what_is_in_force() {
        String page = simulate("--set", INACTIVE + "=3..24", "--format", "html").out();

        assertThat(page)
                .contains(
                        "<svg class=\"curves\"",
                        "<polyline class=\"removed\"",
                        "class=\"as-is\"",
                        "class=\"ceiling\"",
                        "limit 30%")
                .doesNotContain("style=");
    }

    @Test
    void one_other_value_is_told_mailbox_by_mailbox() {
        Told told = simulate("--set", INACTIVE + "=9");

        assertThat(told.out())
                .contains(
                        "Replacement: " + INACTIVE + "=9", "camille.chevalier@ville-exemple.mssante.fr", "[activity]");
    }

    @Test
    void a_plan_and_its_findings_are_tables_too() {
        Path findings = folder.resolve("findings.csv");
        Told told = Told.by(
                "plan",
                "--policy",
                Told.POLICY,
                "--data",
                Told.DATA,
                "--as-of",
                DAY,
                "--format",
                "csv",
                "--findings",
                findings);

        assertThat(told.out()).startsWith("id,action,mailbox,type,").hasLineCount(25);
        assertThat(findings).content().startsWith("code,severity,group,subject,caused_by,message_fr,message_en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --set    | activity.inactiveAfterMonth=3       | Did you mean activity.inactiveAfterMonths? | Vouliez-vous dire activity.inactiveAfterMonths
            --set    | activity.inactiveAfterMonths=0..3   | '0' is not a whole number from 1 to 1200   | « 0 » n'est pas un nombre entier de 1 à 1200
            --set    | activity.inactiveAfterMonths=24..3  | write the smaller number first             | écrivez le plus petit nombre d'abord
            --set    | activity.inactiveAfterMonths=1..1200 | more than 1000 values                     | plus de 1000 valeurs
            --set    | activity.dormantAfterMonths=13      | inactive after 12 already                  | déjà inactive après 12
            --set    | phases.target=2026-01-01            | before the transition                      | avant la transition
            --set    | phases.target=2027-02-30            | is not a date YYYY-MM-DD                   | n'est pas une date AAAA-MM-JJ
            --set    | redList=HIDDEN                      | is not one of HIDE, REMOVE                 | n'est pas une valeur parmi HIDE, REMOVE
            --set    | redList                             | --set takes NAME=VALUES                    | --set attend NOM=VALEURS
            --goal   | detach<=                            | is not of the form FIGURE<=NUMBER          | n'a pas la forme CHIFFRE<=NOMBRE
            --goal   | detch<=5                            | Did you mean detach?                       | Vouliez-vous dire detach
            --by     | structur                            | Did you mean structure?                    | Vouliez-vous dire structure
            --as-of  | 2026-12-01,2026-13-01               | not '2026-13-01'                           | pas « 2026-13-01 »
            """)
    void odd_input_is_told_with_what_to_do_in_both_languages(
            String option, String value, String english, String french) {
        Told told = simulate(option, value);
        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains(english).doesNotContain("\tat ");
        assertThat(simulate(option, value, "--lang", "fr")
                        .err()
                        .replace('\u00a0', ' ')
                        .replace('\u202f', ' '))
                .contains(french);
    }

    @Test
    void too_many_variants_and_a_setting_given_twice_are_refused() {
        assertThat(simulate("--set", INACTIVE + "=1..500", "--set", "usage.validMonths=1..500")
                        .err())
                .contains("variants are asked for, more than 1000");
        assertThat(simulate("--set", INACTIVE + "=3", "--set", INACTIVE + "=9").err())
                .contains("is given twice");
        assertThat(simulate().err()).contains("There is nothing to compare");
    }

    @Test
    void a_command_without_rows_refuses_a_table() {
        Told told = Told.by("policy", "test", Told.POLICY, "--format", "csv");

        assertThat(told.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(told.err()).contains("--format csv is for plan, show and simulate");
    }
}
