package fr.balise.adapters.files.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.files.SomePlan;
import fr.balise.adapters.files.report.Format;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.Outcome;
import fr.balise.analysis.difference.Transition;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that a policy or a data set brings is hostile here. */
class DifferenceReportTest {
    private static final String HOSTILE = SomePlan.HOSTILE;
    private static final String ADDRESS = "=cmd()|'<script>\"<img/src=x/onerror=alert(1)>@evil<b>.mssante.fr";

    private static PublicationCase aCase(Activity activity) {
        Map<CaseAttribute, Enum<?>> values = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            values.put(attribute, attribute.domain().get(0));
        }
        values.put(CaseAttribute.ACTIVITY, activity);
        return PublicationCase.of(values);
    }

    private static DifferenceClass found() {
        return new DifferenceClass(
                1,
                new Transition(new Outcome(Verdict.REMOVE, false, false), new Outcome(Verdict.REQUIRED, true, false)),
                new Text(HOSTILE, HOSTILE),
                24,
                aCase(Activity.INACTIVE),
                aCase(Activity.DORMANT),
                List.of(),
                List.of());
    }

    private static DifferenceView view(List<DifferenceClass> classes) {
        SortedMap<Integer, SortedSet<MailboxAddress>> behind = new TreeMap<>();
        behind.put(1, new TreeSet<>(List.of(new MailboxAddress(ADDRESS))));
        PolicyRef policy = new PolicyRef("<i>" + HOSTILE, HOSTILE, "ab".repeat(32));
        return new DifferenceView(policy, policy, 139_257, classes.size(), classes, Optional.of(behind));
    }

    private static String render(Format format, Language language) {
        return DifferenceReport.render(view(List.of(found())), format, language, false);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void nothing_invisible_reaches_a_reader(Format format) {
        for (Language language : Language.values()) {
            assertThat(render(format, language).codePoints())
                    .allMatch(c -> c == '\n'
                            || Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_page_has_only_the_tags_that_we_wrote(Language language) {
        String html = render(Format.HTML, language);
        Pattern ours = Pattern.compile("</?(!DOCTYPE|html|head|meta|title|style|body|h1|h2|p|ul|li)( [^<>]*)?>");

        assertThat(ours.matcher(html).replaceAll("")).doesNotContain("<", ">");
        assertThat(html).doesNotContain("<script").doesNotContain("<img");
    }

    @Test
    void markdown_keeps_no_meaning_of_what_comes_from_outside() {
        assertThat(render(Format.MARKDOWN, Language.EN))
                .doesNotContain("<script>")
                .contains("\\<script\\>")
                .contains("REMOVE → REQUIRED, red\\-listed".replace("\\-", "-"));
    }

    @Test
    void a_class_tells_its_outcomes_its_example_and_what_the_second_policy_reads() {
        assertThat(render(Format.TEXT, Language.EN))
                .contains("REMOVE → REQUIRED, red-listed")
                .contains("cases: 24")
                .contains("real mailboxes: 1")
                .contains("for example: given: {")
                .contains("which the second reads as: activity: DORMANT");
        assertThat(render(Format.TEXT, Language.FR)).contains("que la seconde lit : activity: DORMANT");
    }

    @Test
    void json_says_all_of_it_in_both_languages() throws Exception {
        JsonNode json = new ObjectMapper().readTree(render(Format.JSON, Language.FR));

        assertThat(json.get("schema").asText()).isEqualTo("urn:balise:difference:1");
        JsonNode first = json.get("classes").get(0);
        assertThat(first.get("from").get("verdict").asText()).isEqualTo("REMOVE");
        assertThat(first.get("to").get("hidden").asBoolean()).isTrue();
        assertThat(first.get("which").get("en").asText()).isEqualTo(HOSTILE);
        assertThat(first.get("exampleFirst").get("activity").asText()).isEqualTo("INACTIVE");
        assertThat(first.get("exampleSecond").get("activity").asText()).isEqualTo("DORMANT");
        assertThat(first.get("mailboxes").get(0).asText()).isEqualTo(new MailboxAddress(ADDRESS).value());
    }

    @Test
    void no_difference_is_said_in_so_many_words() {
        assertThat(DifferenceReport.render(view(List.of()), Format.TEXT, Language.EN, false))
                .contains("No difference: both decide alike in all 139,257 cases compared.");
    }
}
