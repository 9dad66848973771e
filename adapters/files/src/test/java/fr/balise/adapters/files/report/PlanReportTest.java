package fr.balise.adapters.files.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.files.Golden;
import fr.balise.adapters.files.SomePlan;
import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Language;
import fr.balise.core.planning.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanReportTest {
    private static final Plan PLAN = SomePlan.plan();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plan_is_told_to_the_letter_as_before(Language language) throws Exception {
        for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
            String name = "report-" + language.code() + "." + format.name().toLowerCase(Locale.ROOT);
            Golden.assertMatches(name, PlanReport.render(PLAN, format, language, false));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void json_is_the_plan_file_in_any_language(Language language) {
        assertThat(PlanReport.render(PLAN, Format.JSON, language, true))
                .isEqualTo(new String(PlanFile.write(PLAN), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_invisible_reaches_a_reader(Language language) {
        for (Format format : List.of(Format.TEXT, Format.MARKDOWN, Format.HTML)) {
            assertThat(PlanReport.render(PLAN, format, language, false))
                    .matches(text -> text.codePoints()
                            .allMatch(c -> c == '\n'
                                    || Character.getType(c) != Character.CONTROL
                                            && Character.getType(c) != Character.FORMAT));
        }
    }

    @Test
    void a_page_has_no_script_and_only_the_tags_that_we_wrote() {
        String html = PlanReport.render(PLAN, Format.HTML, Language.EN, false);
        List<String> tags = new ArrayList<>();
        Matcher tag = Pattern.compile("<(/?[A-Za-z!][^\\s>]*)").matcher(html);
        while (tag.find()) {
            tags.add(tag.group(1).replace("/", ""));
        }

        assertThat(html).contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;=cmd()&quot;");
        assertThat(tags)
                .isSubsetOf(
                        "!DOCTYPE",
                        "html",
                        "head",
                        "meta",
                        "title",
                        "style",
                        "body",
                        "header",
                        "h1",
                        "h2",
                        "p",
                        "main",
                        "ul",
                        "li",
                        "section",
                        "strong",
                        "span",
                        "abbr",
                        "small",
                        "footer");
    }

    @Test
    void markdown_shows_what_it_is_given() {
        assertThat(PlanReport.render(PLAN, Format.MARKDOWN, Language.EN, false))
                .contains("\\<script\\>alert\\('1'\\)\\</script\\> \\& \"=cmd\\(\\)\"")
                .contains("\\*\\_\\`\\|");
    }

    @Test
    void colour_is_added_only_when_asked_for() {
        String plain = PlanReport.render(PLAN, Format.TEXT, Language.EN, false);
        String coloured = PlanReport.render(PLAN, Format.TEXT, Language.EN, true);

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[32m+ maelys.o'brien@exemple.mssante.fr\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void a_plan_that_proposes_nothing_says_so() {
        assertThat(PlanReport.render(SomePlan.nothing(), Format.TEXT, Language.EN, false))
                .contains("Nothing to change: the directory already says what the policy decides (60,000 publications"
                        + " unchanged).")
                .contains("Nothing to do.");
        assertThat(PlanReport.render(SomePlan.nothing(), Format.TEXT, Language.FR, false))
                .contains("Rien à changer");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_kind_of_finding_has_a_heading(FindingCode code) {
        Plan plan = SomePlan.of(List.of(), List.of(code.about("x", "y", "z", "t")));

        assertThat(PlanReport.render(plan, Format.TEXT, Language.EN, false))
                .contains(" — " + code + " (1)")
                .doesNotContain("Flagged by a rule");
    }

    @Test
    void every_sentence_stands_in_both_languages() {
        String name = "fr.balise.adapters.files.report.report";

        assertThat(ResourceBundle.getBundle(name, Locale.FRENCH).keySet())
                .isEqualTo(ResourceBundle.getBundle(name, Locale.ENGLISH).keySet());
    }
}
