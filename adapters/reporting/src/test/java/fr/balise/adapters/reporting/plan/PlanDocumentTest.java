package fr.balise.adapters.reporting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Subject;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.Golden;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanDocumentTest {
    private static String text(Plan plan, Language language, Extent extent) {
        return Reports.text(PlanDocument.of(plan, language, extent));
    }

    /** A plan that takes so many mailboxes from so many structures, a third of them as other mailboxes go. */
    private static Plan removing(int changes, int findings) {
        return SomePlan.of(
                IntStream.range(0, changes).mapToObj(PlanDocumentTest::removal).toList(),
                IntStream.range(0, findings)
                        .mapToObj(i -> FindingCode.UNREADABLE_LINE.about(
                                "mailboxes.csv:" + i, new Text("Ligne " + i, "Line " + i)))
                        .toList());
    }

    private static Change removal(int i) {
        Change.Detach like = (Change.Detach) SomePlan.detach();
        Change.Place target = new Change.Place(
                new MailboxAddress("boite." + i + "@exemple.mssante.fr"),
                MailboxType.PER,
                new CarrierRef(CarrierKind.SITUATION, "se-" + i),
                List.of(),
                "Dr Numéro " + i + " — Hôpital " + i % 20,
                Optional.empty(),
                Optional.of(new Change.Structure(
                        Optional.of("%09d".formatted(990_000_000 + i % 20)), "Hôpital " + i % 20, Optional.empty())));
        return new Change.Detach(target, like.reasons(), Expectation.absent());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plan_is_told_to_the_letter_as_before(Language language) throws Exception {
        Document document = PlanDocument.of(SomePlan.plan(), language, Extent.FIRST);

        Golden.assertMatches("plan-" + language.code() + ".txt", Reports.text(document));
        Golden.assertMatches("plan-" + language.code() + ".md", Reports.markdown(document));
        Golden.assertMatches("plan-" + language.code() + ".html", Reports.html(document));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_large_plan_is_told_in_short_with_the_first_of_each_kind(Language language) throws Exception {
        String text = text(removing(6_000, 60_000), language, Extent.FIRST);

        Golden.assertMatches("plan-large-" + language.code() + ".txt", text);
        assertThat(text.lines().count()).isLessThan(100);
    }

    @Test
    void everything_is_told_when_asked_for() {
        Plan plan = removing(60, 40);

        assertThat(text(plan, Language.EN, Extent.FIRST))
                .doesNotContain("boite.59@")
                .doesNotContain("Line 39");
        assertThat(text(plan, Language.EN, Extent.ALL))
                .contains("boite.59@", "Line 39")
                .doesNotContain("more")
                .doesNotContain("--all");
    }

    @Test
    void a_plan_at_the_limit_is_told_whole_and_one_past_it_by_kind() {
        assertThat(text(removing(50, 0), Language.EN, Extent.FIRST))
                .contains("boite.49@")
                .doesNotContain("more");
        assertThat(text(removing(51, 0), Language.EN, Extent.FIRST))
                .doesNotContain("boite.49@")
                .contains("… and 48 more");
    }

    @Test
    void what_apply_will_refuse_stands_before_the_changes_with_the_options_that_lift_it() {
        String text = text(SomePlan.plan(), Language.EN, Extent.FIRST);

        assertThat(text.substring(0, text.indexOf("maelys.o'brien@")))
                .contains("✗ A date is assumed.", "--override assumed-date")
                .contains("Directory: https://annuaire.exemple.fr/fhir/v2")
                .contains("1 change rests on phases.target = 2027-07-01, which no source gives. apply will refuse it")
                .contains("1 change withheld: the stock was not read whole.");
        assertThat(text(SomePlan.nothing(), Language.EN, Extent.FIRST))
                .doesNotContain("--override", "no source", "withheld");
    }

    @Test
    void findings_stand_under_what_is_to_be_done_about_them() {
        assertThat(text(SomePlan.plan(), Language.EN, Extent.FIRST))
                .containsSubsequence(
                        "Check the source and extract it again (1)",
                        "UNREADABLE_LINE × 1",
                        "Correct the stock (1)",
                        "HOLDER_UNKNOWN × 1",
                        "Look at the case (1)",
                        "PER-USAGE-TO-COLLECT × 1");
    }

    @Test
    void all_findings_can_be_had_alone() {
        String findings = Reports.text(PlanDocument.findings(removing(60, 40), Language.EN));

        assertThat(findings).contains("Line 0", "Line 39").doesNotContain("boite.");
    }

    @Test
    void what_merely_follows_from_another_finding_is_told_with_all_of_them_alone() {
        Plan plan = SomePlan.plan();
        Finding cause = plan.findings().get(0);
        Finding consequence = FindingCode.WITHHELD
                .about(Subject.of("a@exemple.mssante.fr"), "Practitioner/1", "removal", "it is so")
                .causedBy(Optional.of(cause.code()));
        Plan held = new Plan(
                plan.head(),
                plan.summary(),
                plan.impact(),
                plan.assumed(),
                plan.overridesNeeded(),
                plan.changes(),
                plan.withheld(),
                List.of(cause, consequence));

        assertThat(text(held, Language.EN, Extent.FIRST))
                .doesNotContain("it is so")
                .contains("--all");
        assertThat(text(held, Language.EN, Extent.ALL)).contains("it is so");
    }

    @Test
    void findings_come_after_the_changes() {
        String text = text(removing(3, 1), Language.EN, Extent.FIRST);

        assertThat(text.indexOf("Line 0")).isGreaterThan(text.indexOf("boite.2@"));
    }

    @Test
    void a_plan_that_proposes_nothing_says_so() {
        assertThat(text(SomePlan.nothing(), Language.EN, Extent.FIRST))
                .contains("Nothing to change: the directory already says what the policy decides (60,000 publications"
                        + " unchanged).")
                .contains("Nothing to do.");
        assertThat(text(SomePlan.nothing(), Language.FR, Extent.FIRST)).contains("Rien à changer");
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void every_kind_of_finding_has_a_heading(FindingCode code) {
        Plan plan = SomePlan.of(List.of(), List.of(code.about("x", "y", "z", "t")));

        assertThat(text(plan, Language.EN, Extent.FIRST))
                .contains("  " + code + " × 1")
                .doesNotContain("Flagged by a rule");
    }
}
