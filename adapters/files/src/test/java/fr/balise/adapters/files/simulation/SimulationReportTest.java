package fr.balise.adapters.files.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.files.SomePlan;
import fr.balise.adapters.files.report.Format;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.analysis.simulation.Outcome;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.cases.CandidateCarrier;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Change.Action;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text that a policy, a data set or a directory brings is hostile here. */
class SimulationReportTest {
    private static final String HOSTILE = SomePlan.HOSTILE;
    private static final String ADDRESS = "=cmd()|'<script>\"<img/src=x/onerror=alert(1)>@evil<b>.mssante.fr";
    private static final Outcome REQUIRED = new Outcome(Verdict.REQUIRED, true, false);
    private static final Outcome REMOVED = new Outcome(Verdict.REMOVE, false, false);
    private static final Tally TWO = new Tally(0, 1, 0, 1);

    private static Reason reason() {
        return new Reason(new RuleId("INACTIVE"), List.of(HOSTILE), new Text(HOSTILE, HOSTILE));
    }

    private static ChangedMailbox changed(String carrier, Consequence consequence) {
        return new ChangedMailbox(
                new MailboxAddress(ADDRESS),
                MailboxType.PER,
                CareSetting.TOWN,
                new CandidateCarrier.Shown(new CarrierRef(CarrierKind.SITUATION, carrier)),
                HOSTILE,
                new Side(REQUIRED, List.of(reason()), Optional.empty()),
                new Side(REMOVED, List.of(), Optional.of(Action.DETACH)),
                List.of(new Shift(CaseAttribute.ACTIVITY, Activity.DORMANT, Activity.INACTIVE)),
                consequence);
    }

    private static PlanFigures figures(int detach, long seconds, List<LastAddress> left) {
        return new PlanFigures(
                new Plan.PolicyRef("<i>" + HOSTILE, HOSTILE, "ab".repeat(32)),
                3,
                0,
                detach,
                60_000,
                3 + detach,
                seconds,
                0,
                left);
    }

    private static Comparison comparison(List<ChangedMailbox> changed) {
        return new Comparison(
                figures(1, 1, List.of()),
                figures(2_500, 148, List.of(new LastAddress(HOSTILE, List.of(ADDRESS)))),
                new TreeMap<>(Map.of(HOSTILE, "0123")),
                LocalDate.parse("2026-12-01"),
                62_151,
                changed,
                TWO,
                List.of(new Transition(REQUIRED, REMOVED, TWO)),
                List.of(new RuleShare(new RuleId("INACTIVE"), new Text(HOSTILE, HOSTILE), 0, 2)),
                new TreeMap<>(Map.of(MailboxType.PER, TWO)),
                new TreeMap<>(Map.of(CareSetting.TOWN, TWO)),
                new TreeMap<>(Map.of(new MailboxAddress(ADDRESS).domain(), TWO)));
    }

    private static String render(Format format, Language language) {
        List<ChangedMailbox> changed =
                List.of(changed("se-1<b>", Consequence.DISAPPEARS), changed("se-2", Consequence.UNSEEN));
        return SimulationReport.render(comparison(changed), format, language, false);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_invisible_reaches_a_reader(Language language) {
        for (Format format : Format.values()) {
            assertThat(render(format, language).codePoints())
                    .as(format.name())
                    .allMatch(c -> c == '\n'
                            || Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_page_has_only_the_tags_and_attributes_that_we_wrote(Language language) {
        String html = render(Format.HTML, language);
        Pattern ours = Pattern.compile(
                "</?(?:!DOCTYPE html|html lang=\"(?:fr|en)\"|meta (?:charset|http-equiv|name)=\"[^\"<>]*\"(?: content=\"[^\"<>]*\")?"
                        + "|(?:html|head|title|style|body|header|h1|h2|p|main|ul|li|section|strong|small|abbr|br"
                        + "|div|table|thead|tbody|tr|th|td|svg|span)"
                        + "|(?:ul|li|div|td|span) class=\"[a-z-]+\"|th scope=\"(?:row|col)\""
                        + "|svg role=\"img\" aria-label=\"[^\"<>]*\" viewBox=\"[0-9 ]+\" width=\"\\d+\" height=\"\\d+\""
                        + " preserveAspectRatio=\"none\""
                        + "|rect class=\"[a-z-]+\" x=\"[0-9.]+\" y=\"\\d+\" width=\"[0-9.]+\" height=\"\\d+\"/)>");

        assertThat(ours.matcher(html).replaceAll("")).doesNotContain("<").contains("&lt;script&gt;");
        assertThat(html)
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"");
        assertThat(html.replaceAll("(?s)<style>.*</style>", "")).doesNotContain("url(", "href=", "src=\"");
    }

    @Test
    void every_chart_is_told_in_words() {
        String html = render(Format.HTML, Language.EN);

        assertThat(html.split("<svg ", -1)).hasSizeGreaterThan(7);
        assertThat(html)
                .doesNotContain("aria-label=\"\"")
                .contains("aria-label=\"Removals: 1 → 2,500\"", "Disappears 1, Nothing to see 1\"");
    }

    @Test
    void markdown_shows_what_it_is_given() {
        assertThat(render(Format.MARKDOWN, Language.EN))
                .contains("\\<script\\>alert\\('1'\\)\\</script\\> \\& \"=cmd\\(\\)\"", "\\*\\_\\`\\|")
                .doesNotContainPattern("(?<!\\\\)[<>]");
    }

    @Test
    void json_gives_back_what_came_in_and_is_the_same_in_any_language() throws Exception {
        String json = render(Format.JSON, Language.EN);
        JsonNode read = new ObjectMapper().readTree(json);

        assertThat(json).isEqualTo(render(Format.JSON, Language.FR));
        assertThat(read.at("/changed/0/label").textValue()).isEqualTo(HOSTILE);
        assertThat(read.at("/changed/0/after/action").textValue()).isEqualTo("DETACH");
        assertThat(read.at("/difference/detach").intValue()).isEqualTo(2_499);
        assertThat(read.at("/difference/newlyLeftWithoutAddress")).hasSize(1);
        assertThat(read.at("/byMailboxType/PER/disappears").intValue()).isEqualTo(1);
    }

    @Test
    void colour_is_added_only_when_asked_for() {
        Comparison one = comparison(List.of(changed("se-1", Consequence.DISAPPEARS)));
        String plain = SimulationReport.render(one, Format.TEXT, Language.EN, false);
        String coloured = SimulationReport.render(one, Format.TEXT, Language.EN, true);

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31m- ");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    @Test
    void a_page_lists_no_more_than_a_browser_bears_and_says_so() {
        Comparison many = comparison(
                Collections.nCopies(SimulationPage.MOST_LISTED + 1, changed("se-1", Consequence.DISAPPEARS)));

        String html = SimulationReport.render(many, Format.HTML, Language.EN, false);

        assertThat(html.split("<li class=\"disappears\">", -1)).hasSize(SimulationPage.MOST_LISTED + 1);
        assertThat(html).contains("1 more are not listed on this page");
    }
}
