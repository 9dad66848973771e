package fr.balise.core.policy.settings;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Attribute.Kind;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredAttributesTest {
    private final PolicyProblems problems = new PolicyProblems();

    private List<DeclaredAttribute> read(String yaml) {
        AttributesReader reader = new AttributesReader();
        reader.read(YamlField.read("policy.yaml", yaml, new Text("?", "?"), problems));
        reader.refuseValuesWithoutCode(reader.vocabulary());
        return reader.vocabulary().declared();
    }

    private List<String> told(String yaml) {
        read(yaml);
        return problems.all().stream().map(DeclaredAttributesTest::shown).toList();
    }

    private static String shown(PolicyProblem problem) {
        return problem.line() + ":" + problem.column() + " " + problem.what().en() + ". "
                + problem.remedy().en();
    }

    private static String attribute(String name, int values) {
        return name + ": {column: contract, default: NONE, values: {"
                + IntStream.rangeClosed(1, values)
                        .mapToObj(i -> "V" + i + ": c" + i)
                        .collect(joining(", ")) + "}}\n";
    }

    @Test
    void attributes_are_read_with_their_places_values_codes_and_words() {
        List<DeclaredAttribute> declared = read("""
                exerciseMode:
                  title: {fr: Mode d'exercice, en: Mode of exercise}
                  directory: exerciseMode
                  values:
                    LOCUM: [R, REM]
                    LIBERAL: L
                  default: OTHER
                  words: {LOCUM: remplaçant}
                contract:
                  column: Contract
                  values: {FIXED: [CDD]}
                  default: OPEN_ENDED
                """);
        assertThat(problems.all()).isEmpty();
        DeclaredAttribute mode = declared.get(0);
        assertThat(mode.kind()).isEqualTo(Kind.CARRIER);
        assertThat(mode.values()).containsExactly("LOCUM", "LIBERAL", "OTHER");
        assertThat(mode.ordinary()).isEqualTo(2);
        assertThat(mode.definition().table()).isEqualTo(Map.of("r", 0, "rem", 0, "l", 1));
        assertThat(mode.definition().source()).isEqualTo(new CodeSource.Directory(DirectoryCode.EXERCISE_MODE));
        assertThat(mode.words("LOCUM").fr()).isEqualTo("remplaçant");
        assertThat(mode.words("LIBERAL").en()).isEqualTo("exerciseMode: LIBERAL");
        assertThat(mode.meaning().en()).isEqualTo("Mode of exercise");
        assertThat(declared.get(1).kind()).isEqualTo(Kind.MAILBOX);
        assertThat(declared.get(1).definition().source()).isEqualTo(new CodeSource.Column("contract"));
    }

    @Test
    void structures_tell_of_the_carrier_unless_the_mailbox_is_meant() {
        List<DeclaredAttribute> declared = read("""
                pilot: {structures: {PILOT: ["010000024", "https://x|1"]}, default: REST}
                host: {structures: {PILOT: ["010000024"]}, of: mailbox, default: REST}
                brand: {domains: {NEW: [pilote.exemple.mssante.fr]}, default: OLD}
                """);
        assertThat(problems.all()).isEmpty();
        assertThat(declared)
                .extracting(DeclaredAttribute::kind)
                .containsExactly(Kind.CARRIER, Kind.MAILBOX, Kind.MAILBOX);
    }

    @Test
    void eight_attributes_of_sixteen_values_are_read_and_a_ninth_is_refused_at_its_place() {
        String eight =
                IntStream.range(0, 8).mapToObj(i -> attribute("own" + i, 15)).collect(joining());
        assertThat(read(eight))
                .hasSize(8)
                .allSatisfy(each -> assertThat(each.values()).hasSize(16));
        assertThat(problems.all()).isEmpty();
        assertThat(told(eight + attribute("ninth", 1)))
                .containsExactly(
                        "9:1 attribute number 9: a policy declares at most 8. Take out an attribute that no rule"
                                + " reads, or make one of two.");
    }

    @Test
    void a_seventeenth_value_is_refused() {
        assertThat(told(attribute("own", 16)))
                .containsExactly("1:48 17 values with the default; an attribute has at most 16. Group values that your"
                        + " rules treat alike.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    usage                              | 'usage' is the name of usage already
                    MailboxType                        | 'MailboxType' is not a name for an attribute
                    mailboxtype                        | 'mailboxtype' is the name of mailboxType already
                    requiredPlaces                     | 'requiredPlaces' is the name of requiredPlaces already
                    eval                               | 'eval' is a word that rules and tables know already
                    verdicts                           | 'verdicts' is a word that rules and tables know already
                    source                             | 'source' is a word that rules and tables know already
                    x == 1) eval(System.exit(0)        | 'x == 1) eval(System.exit(0)' is not a name for an attribute
                    """)
    void a_name_that_is_taken_or_could_be_code_is_refused(String name, String told) {
        String key = "\"" + name + "\"";
        assertThat(told(key + ": {column: c, default: NONE, values: {A: a}}\n"))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void two_attributes_that_differ_by_capitals_only_clash() {
        assertThat(told(attribute("ward", 1) + attribute("wArd", 1)))
                .containsExactly(
                        "2:1 'wArd' is the name of ward already. Give the attribute another name, or use ward.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {column: c, default: NONE, values: {}}                              | the attribute has no value but its default
                    {column: c, default: NONE, values: {A: []}}                         | no code gives A
                    {column: c, default: NONE, values: {A: [x], B: [X]}}                | the code 'X' gives A already
                    {column: c, default: none, values: {A: [x]}}                        | 'none' is not a name for a value
                    {column: c, default: N, values: {"A) eval(": [x]}}                  | 'A) eval(' is not a name for a value
                    {column: c, values: {A: [x]}}                                       | 'default' is missing
                    {column: type, default: N, values: {A: [x]}}                        | 'type' is read by mailboxType already
                    {column: c, domains: {A: [a.fr]}, default: N}                       | the attribute names 2 sources
                    {default: N, values: {A: [x]}}                                      | the attribute names 0 sources
                    {directory: exercisemode, default: N, values: {A: [L]}}             | 'exercisemode' is unknown here
                    {directory: sector, default: N, values: {A: [33]}}                  | '33' is not a code of TRE_R02
                    {directory: department, default: N, values: {A: [1]}}               | '1' is not a department
                    {structures: {A: ["12345678"]}, default: N}                         | '12345678' does not name a structure
                    {structures: {A: ["010000024"]}, of: ward, default: N}              | 'ward' is unknown here
                    {column: c, of: mailbox, default: N, values: {A: [x]}}              | the key 'of' belongs to structures only
                    {domains: {A: ["@x.fr"]}, default: N}                               | '@x.fr' is not a mail domain
                    {column: c, default: N, values: {A: [x]}, words: {C: y}}            | the key 'C' is unknown here
                    {column: c, default: N, values: {A: [x]}, colour: red}              | the key 'colour' is unknown here
                    """)
    void what_is_wrong_with_an_attribute_is_told_at_its_place(String written, String told) {
        assertThat(told("own: " + written + "\n")).anySatisfy(problem -> {
            assertThat(problem).contains(told);
            assertThat(problem).startsWith("1:");
        });
    }
}
