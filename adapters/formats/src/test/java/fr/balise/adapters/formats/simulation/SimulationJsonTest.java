package fr.balise.adapters.formats.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.Test;

/** Every text that a policy, a data set or a directory brings is hostile here. */
class SimulationJsonTest {
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

    @Test
    void json_gives_back_what_came_in() throws Exception {
        String json = SimulationJson.write(
                comparison(List.of(changed("se-1<b>", Consequence.DISAPPEARS), changed("se-2", Consequence.UNSEEN))));
        JsonNode read = new ObjectMapper().readTree(json);

        assertThat(read.at("/changed/0/label").textValue()).isEqualTo(HOSTILE);
        assertThat(read.at("/changed/0/after/action").textValue()).isEqualTo("DETACH");
        assertThat(read.at("/difference/detach").intValue()).isEqualTo(2_499);
        assertThat(read.at("/difference/newlyLeftWithoutAddress")).hasSize(1);
        assertThat(read.at("/byMailboxType/PER/disappears").intValue()).isEqualTo(1);
    }
}
