package fr.balise.adapters.reporting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.reporting.render.Reports;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.planning.change.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every text that a policy, a data set or a directory brings is hostile here. */
class SimulationDocumentTest {
    private static final String HOSTILE = SomePlan.HOSTILE;
    private static final String ADDRESS = "=cmd()|'<script>\"<img/src=x/onerror=alert(1)>@evil<b>.mssante.fr";
    private static final CaseOutcome REQUIRED = new CaseOutcome(Verdict.REQUIRED, true, false);
    private static final CaseOutcome REMOVED = new CaseOutcome(Verdict.REMOVE, false, false);
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
                Optional.empty(),
                Optional.empty(),
                new Side(REQUIRED, List.of(reason()), Optional.empty()),
                new Side(REMOVED, List.of(), Optional.of(Action.DETACH)),
                List.of(Shift.of(BuiltIn.ACTIVITY, "DORMANT", "INACTIVE")),
                consequence);
    }

    private static PlanFigures figures(int detach, long seconds, List<LastAddress> left) {
        return new PlanFigures(
                new Plan.PolicyRef("<i>" + HOSTILE, HOSTILE, "ab".repeat(32), "ba".repeat(32), ProofStatus.NONE),
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

    private static String text(List<ChangedMailbox> changed, boolean all) {
        return Reports.text(SimulationDocument.of(comparison(changed), Language.EN, all));
    }

    @Test
    void breakdowns_come_before_names() {
        String text = text(List.of(changed("se-1", Consequence.DISAPPEARS)), false);

        assertThat(text.lines().map(String::strip))
                .containsSubsequence(
                        "What each would take, from the directory as it is",
                        "By decision, before and after",
                        "By mailbox type",
                        "By care setting",
                        "By mail domain",
                        "Rules behind the changes");
        assertThat(text.indexOf("PractitionerRole/se-1")).isGreaterThan(text.indexOf("Rules behind the changes"));
    }

    @Test
    void the_first_of_a_group_are_named_and_all_when_asked_for() {
        List<ChangedMailbox> many = IntStream.range(0, 12)
                .mapToObj(i -> changed("se-" + i, Consequence.DISAPPEARS))
                .toList();

        assertThat(text(many, false)).contains("Role/se-9 ", "… and 2 more").doesNotContain("Role/se-10 ");
        assertThat(text(many, true)).contains("Role/se-11 ").doesNotContain("more");
    }

    @Test
    void every_chart_is_told_in_words() {
        String html = Reports.html(SimulationDocument.of(
                comparison(List.of(changed("se-1", Consequence.DISAPPEARS))), Language.EN, false));

        assertThat(html.split("<svg ", -1)).hasSizeGreaterThan(7);
        assertThat(html)
                .doesNotContain("aria-label=\"\"")
                .contains("aria-label=\"Removals: 1 → 2,500\"", "Disappears 1, Nothing to see 1\"");
    }
}
