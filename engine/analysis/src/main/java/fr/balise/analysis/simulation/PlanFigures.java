package fr.balise.analysis.simulation;

import fr.balise.core.digest.StoredList;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import java.util.List;

/**
 * What it would take to bring the directory, as it is now, to what one policy decides.
 *
 * @param policy which one
 * @param seconds at the gateway's pace of 17 calls a second, rounded up
 * @param undecided mailboxes on carriers of which no rule speaks
 * @param leftWithoutAddress professionals who show a mailbox now and would show none, by name
 */
public record PlanFigures(
        Plan.PolicyRef policy,
        int attach,
        int update,
        int detach,
        int keep,
        int calls,
        long seconds,
        int undecided,
        List<LastAddress> leftWithoutAddress) {
    /** Copies the list. */
    public PlanFigures {
        leftWithoutAddress = StoredList.unchanging(leftWithoutAddress);
    }

    static PlanFigures of(Plan plan) {
        Summary summary = plan.summary();
        return new PlanFigures(
                plan.policy(),
                summary.attach(),
                summary.update(),
                summary.detach(),
                summary.keep(),
                summary.calls(),
                summary.etaSeconds(),
                summary.undecided(),
                plan.impact().leftWithoutAddress());
    }
}
