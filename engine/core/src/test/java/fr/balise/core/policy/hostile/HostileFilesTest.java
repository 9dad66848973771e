package fr.balise.core.policy.hostile;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings, sentences, paths and sizes that are not what they seem. */
class HostileFilesTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static Stream<Arguments> settings() {
        return Stream.of(
                yaml("alias bomb", "title:\n", "bomb: &a [x, x]\nmore: &b [*a, *a]\ntitle:\n", 4, "aliases (*name)"),
                yaml("alias to itself", "title:\n", "bomb: &a [*a]\ntitle:\n", 3, "aliases (*name)"),
                yaml("merge key", "title:\n", "base: &a {x: y}\ntitle:\n  <<: *a\n", 5, "aliases (*name)"),
                yaml("constructor tag", "HIDE", "!!javax.script.ScriptEngineManager [x]", 19, "the tag tag:yaml.org"),
                yaml("local tag", "HIDE", "!java.net.URL HIDE", 19, "the tag !java.net.URL"),
                yaml("verbatim tag", "HIDE", "!<tag:yaml.org,2002:java> HIDE", 19, "the tag tag:yaml.org,2002:java"),
                yaml("binary", "HIDE", "!!binary SElERQ==", 19, "the tag tag:yaml.org,2002:binary"),
                yaml("repeated key", "ranking: OFF", "redList: REMOVE\nranking: OFF", 20, "'redList' is repeated"),
                yaml("repeated inner key", "  fr: Essai", "  fr: A\n  fr: Essai", 5, "the key 'fr' is repeated"),
                yaml(
                        "deep nesting",
                        "title:\n",
                        "bomb: " + "[".repeat(200_000) + "\ntitle:\n",
                        3,
                        "nested deeper than 20"),
                yaml("deep blocks", "title:\n", "bomb:\n  " + "- ".repeat(100_000) + "\ntitle:\n", 4, "nested deeper"),
                yaml("second document", "ranking: OFF", "---\nranking: OFF", 20, "unreadable YAML"),
                yaml("list as key", "ranking: OFF", "ranking: OFF\n[a, b]: c", 21, "a key must be a word"),
                yaml("unknown setting", "ranking: OFF", "rankings: OFF", 20, "the key 'rankings' is unknown here"),
                yaml("list for a word", "ranking: OFF", "ranking: [OFF]", 20, "expected a single value"),
                yaml("unknown value", "ranking: OFF", "ranking: OF", 20, "'OF' is unknown here"),
                yaml("unknown care setting", "HOSPITAL:", "HOSPTAL:", 17, "the key 'HOSPTAL' is unknown here"),
                yaml("sector of two settings", "[SA25, SA29]", "[SA25, SA01]", 18, "the sector SA01 stands twice"),
                yaml("impossible date", "cutOff: 2026-10-01", "cutOff: 2026-13-45", 10, "'2026-13-45' is not a date"),
                yaml("phases in disorder", "target: 2027-07-01", "target: 2020-01-01", 7, "begins before"),
                yaml("bands in disorder", "dormantAfterMonths: 6", "dormantAfterMonths: 60", 14, "is greater than"),
                yaml(
                        "huge number",
                        "removalCount: 5000",
                        "removalCount: " + "9".repeat(5000),
                        23,
                        "is not a whole number from 0 to 2147483647"),
                yaml(
                        "negative number",
                        "removalShare: 30",
                        "removalShare: -1",
                        22,
                        "'-1' is not a whole number from 0 to 100"),
                yaml(
                        "exploding pattern",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("'(((a{1000}){1000}){1000})'"),
                        12,
                        "repeats repetitions"),
                yaml(
                        "pattern that nothing matches",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("''"),
                        12,
                        "empty pattern"),
                yaml(
                        "hidden explosion",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("'(a{1000}[(]\\Q(\\Eb){1000}'"),
                        12,
                        "repeats repetitions"),
                yaml(
                        "pattern that exhausts the stack",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("'^(?:.?.?.?.?.?.?.?.?.?){999}@.*$'"),
                        12,
                        "repeats repetitions"),
                yaml(
                        "backtracking pattern",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("'(?=a)b'"),
                        12,
                        "not a valid address pattern"),
                yaml(
                        "long pattern",
                        pattern("'^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'"),
                        pattern("'" + "a".repeat(501) + "'"),
                        12,
                        "longer than 500"),
                yaml("escape sequence in a title", "fr: Essai", "fr: \"\\e[2JEssai\"", 4, "an invisible character"),
                yaml(
                        "name that is a path",
                        "name: sample",
                        "name: ../../sample",
                        1,
                        "'../../sample' is not of the form"),
                yaml(
                        "version that is a command",
                        "version: \"1\"",
                        "version: $(reboot)",
                        2,
                        "'$(reboot)' is not of the form"),
                yaml("missing setting", "ranking: OFF\n", "", 1, "'ranking' is missing"),
                yaml("no mapping", SamplePolicy.SETTINGS, "hello", 1, "expected 'key: value' lines"),
                yaml("nothing", SamplePolicy.SETTINGS, "", 1, "the document is empty"));
    }

    static Stream<Arguments> invariants() {
        return Stream.of(
                invariant("code in a condition", "eval(System.exit(44))", "'eval' is not allowed here"),
                invariant("class in a condition", "usage == System.exit(44)", "'System' is not allowed here"),
                invariant("escape in a condition", "usage == \\u202eWANTED", "an invisible character"),
                invariant("rule in a condition", "usage == WANTED) then System.exit(44); end (", "expected"));
    }

    private static Arguments invariant(String name, String when, String message) {
        String content = "- invariant: SAFE\n  title: {fr: a, en: b}\n  when: \"" + when + "\"\n  never: [REQUIRED]\n";
        return arguments(name, sample().with("invariants.yaml", content), "invariants.yaml", 3, message);
    }

    private static String pattern(String pattern) {
        return "pattern: " + pattern;
    }

    private static Arguments yaml(String name, String old, String fresh, int line, String message) {
        return arguments(name, sample().replacing("policy.yaml", old, fresh), "policy.yaml", line, message);
    }

    static Stream<Arguments> sentences() {
        String file = "messages_fr.properties";
        return Stream.of(
                sentence("lookup", "GOOD=${jndi:ldap://example.invalid/a}", 1, "holds a brace"),
                sentence("message format", "GOOD={0,choice,0#a|1#b}", 1, "holds a brace"),
                sentence(
                        "terminal escape in a name",
                        "GOOD=a\n\\u001b[2J=x",
                        2,
                        "the sentence <U+001B>[2J belongs to no rule"),
                sentence("terminal escape", "GOOD=\\u001b[2Jx", 1, "an invisible character"),
                sentence("hidden line end", "GOOD=a\\nb", 1, "an invisible character"),
                sentence("hidden direction", "GOOD=\\u202eabc", 1, "an invisible character"),
                sentence("malformed escape", "# one\nGOOD=\\u00zz", 2, "malformed \\uXXXX"),
                sentence("two sentences", "GOOD=a\nGOOD=b", 2, "stands at line 1 already"),
                sentence("nobody's sentence", "GOOD=a\nGOODD=b", 2, "the sentence GOODD belongs to no rule"),
                arguments(
                        "no sentence",
                        sample().with(file, "GOOD=").with("messages_en.properties", ""),
                        file,
                        0,
                        "the rule GOOD has no sentence"),
                arguments(
                        "no sentences",
                        sample().without(file).without("messages_en.properties"),
                        file,
                        0,
                        "the rule GOOD has no sentence"),
                sentence("long sentence", "GOOD=" + "x".repeat(501), 1, "longer than 500"),
                arguments("other encoding", sample().with(file, "# é\nGOOD=é".getBytes(WINDOWS)), file, 1, "not UTF-8"),
                arguments(
                        "two bytes a letter",
                        sample().with(file, "\uFEFFGOOD=x".getBytes(StandardCharsets.UTF_16BE)),
                        file,
                        1,
                        "not UTF-8"));
    }

    private static Arguments sentence(String name, String content, int line, String message) {
        String file = "messages_fr.properties";
        return arguments(name, sample().with(file, content), file, line, message);
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                        "../rules/x.drl",
                        "rules/../../x.drl",
                        "/etc/passwd",
                        "C:/rules/x.drl",
                        "rules\\x.drl",
                        "rules//x.drl",
                        "./rules/x.drl",
                        "rules/ /x.drl",
                        "rules/x\u0000.drl",
                        "rules/x\u202elrd.txt",
                        "rules/" + "x".repeat(300) + ".drl",
                        "")
                .map(path -> arguments(
                        "path " + path.replace("\u0000", "<NUL>"),
                        sample().with(path, SamplePolicy.RULES),
                        null,
                        0,
                        "leaves the policy"));
    }

    static Stream<Arguments> volumes() {
        return Stream.of(
                arguments(
                        "large file",
                        sample().with("rules/x.drl", " ".repeat(1_000_001)),
                        "rules/x.drl",
                        0,
                        "larger than"),
                arguments("many files", manyFiles(), "policy", 0, "more than 1000 files"),
                arguments("large policy", largePolicy(), "policy", 0, "or 20000000 bytes"),
                arguments("many rules", manyRules(2_001), "rules/", 0, "more than 2000 rules"),
                arguments("many comparisons", manyComparisons(), "rules/", 0, "more than 20000 comparisons"),
                arguments(
                        "same name in capitals",
                        sample().with("policy.YAML", ""),
                        "policy.yaml",
                        0,
                        "by capitals only"),
                arguments(
                        "rules nobody reads",
                        sample().with("rules/x.DRL", ""),
                        "rules/x.DRL",
                        0,
                        "this file is not read"),
                arguments(
                        "tables nobody reads",
                        sample().with("tables/x.xlsm", ""),
                        "tables/x.xlsm",
                        0,
                        "this file is not read"),
                arguments(
                        "no rule",
                        sample().without("rules/good.drl")
                                .with("messages_fr.properties", "")
                                .with("messages_en.properties", ""),
                        "rules/",
                        0,
                        "there is no rule"),
                arguments(
                        "no settings",
                        sample().without("policy.yaml").with("policy.yml", ""),
                        "policy.yaml",
                        0,
                        "the file is missing"));
    }

    private static SamplePolicy manyFiles() {
        SamplePolicy policy = sample();
        for (int i = 0; i < 1_000; i++) {
            policy.with("notes/" + i, "");
        }
        return policy;
    }

    private static SamplePolicy largePolicy() {
        SamplePolicy policy = sample();
        for (int i = 0; i < 21; i++) {
            policy.with("notes/" + i, new byte[1_000_000]);
        }
        return policy;
    }

    private static SamplePolicy manyRules(int count) {
        return manyRules(count, "usage == WANTED");
    }

    private static SamplePolicy manyComparisons() {
        return manyRules(103, String.join(" || ", Collections.nCopies(199, "usage == WANTED")));
    }

    private static SamplePolicy manyRules(int count, String condition) {
        SamplePolicy policy = sample();
        StringBuilder sentences = new StringBuilder("GOOD=x\n");
        StringBuilder rules = new StringBuilder();
        for (int i = 1; i < count; i++) {
            rules.append("rule \"r\" @ruleId(R").append(i).append(") @source(A3-PER) when $c : PublicationCase( ");
            rules.append(condition).append(" ) then verdicts.require($c); end\n");
            sentences.append('R').append(i).append("=x\n");
        }
        for (int part = 0; part * 500_000 < rules.length(); part++) {
            String all = rules.toString();
            int from = part == 0 ? 0 : all.indexOf("rule", part * 500_000);
            int next = all.indexOf("rule", Math.min(all.length(), (part + 1) * 500_000));
            policy.with("rules/many" + part + ".drl", all.substring(from, next < 0 ? all.length() : next));
        }
        return policy.with("messages_fr.properties", sentences.toString())
                .with("messages_en.properties", sentences.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"settings", "invariants", "sentences", "paths", "volumes"})
    void a_hostile_file_is_refused_for_the_right_reason(
            String name, SamplePolicy policy, String file, int line, String message) {
        List<PolicyProblem> problems = problemsOf(policy);

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.what().en()).contains(message);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(file == null ? problem.file() : file).isEqualTo(problem.file());
            assertThat(problem.remedy().en()).isNotBlank();
            assertThat(problem.toString().chars()).noneMatch(Character::isISOControl);
        });
    }

    @Test
    void what_is_wrong_in_several_files_is_told_together() {
        List<PolicyProblem> problems = problemsOf(sample().replacing("policy.yaml", "ranking: OFF", "ranking: MAYBE")
                .with("rules/one.drl", "import java.util.List\n")
                .with("rules/two.drl", "rule \"x\" @ruleId(X) @source(S) when eval(true) then end")
                .with("messages_fr.properties", "GOOD=a\nGOOD=b\n"));

        assertThat(problems)
                .extracting(PolicyProblem::file)
                .containsExactly("messages_fr.properties", "policy.yaml", "rules/one.drl", "rules/two.drl");
    }

    @Test
    void of_a_hopeless_policy_the_first_problems_are_told_and_the_others_counted() {
        List<PolicyProblem> problems = problemsOf(sample().with("rules/x.drl", "rule \"x\"\n".repeat(500)));

        assertThat(problems).hasSize(201);
        assertThat(problems.get(200).what().en()).isEqualTo("and 300 more problems");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_fine() throws InvalidPolicy {
        SamplePolicy policy = sample().with("rules/good.drl", "\uFEFF" + SamplePolicy.RULES.replace("\n", "\r\n"))
                .with("policy.yaml", "\uFEFF" + SamplePolicy.SETTINGS.replace("\n", "\r\n"))
                .with("messages_fr.properties", "\uFEFFGOOD=a\r\n");

        assertThat(PolicyLoader.load(policy.files()).rules()).hasSize(1);
    }

    @Test
    void what_an_editor_leaves_beside_an_open_file_is_passed_over() throws InvalidPolicy {
        SamplePolicy policy = sample().with("tables/~$closures.xlsx", new byte[] {1, 2, 3})
                .with("tables/.~lock.closures.csv#", "somebody")
                .with("rules/.good.drl.swp", new byte[] {0})
                .with("rules/README.md", "notes");

        assertThat(PolicyLoader.load(policy.files()).digest())
                .isEqualTo(PolicyLoader.load(sample().files()).digest());
    }

    private static List<PolicyProblem> problemsOf(SamplePolicy policy) {
        InvalidPolicy refusal = catchThrowableOfType(InvalidPolicy.class, () -> PolicyLoader.load(policy.files()));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.problems();
    }
}
