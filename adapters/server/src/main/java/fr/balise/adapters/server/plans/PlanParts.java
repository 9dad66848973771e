package fr.balise.adapters.server.plans;

import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.planner.PlanPart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes plans: of the data as they are now, and of a part of another plan. */
@Component
public final class PlanParts {
    private static final Messages MESSAGES = Messages.beside(PlanParts.class, "plans");
    private static final int LONGEST_REASON = 300;

    private final Workspace workspace;
    private final PlanRepository repository;
    private final Approvals approvals;

    PlanParts(Workspace workspace, PlanRepository repository, Approvals approvals) {
        this.workspace = workspace;
        this.repository = repository;
        this.approvals = approvals;
    }

    /** A plan, and whether it was not kept yet. */
    public record Kept(Plan plan, boolean isNew) {}

    /**
     * Reads the data again, plans, and keeps the plan.
     *
     * @throws Refusal when nothing may be decided from the data
     */
    public Kept make(Caller who) throws Refusal, InterruptedException {
        return keep(workspace.plan(), List.of(), who);
    }

    /**
     * Makes a plan of a part of another, and keeps it. Whoever made the whole made the part too.
     *
     * @param digest of the whole plan as it was read
     * @param leftOut the changes to leave; at least one, and not all
     * @param reason in the words of whoever leaves them
     * @throws Refusal when it is another plan, the data were read anew since, or nothing or all is left out
     */
    public Kept without(Plan whole, String digest, List<Change> leftOut, String reason, Caller who) throws Refusal {
        if (!whole.digest().hex().equals(digest)) {
            throw new Refusal(Refusal.Kind.STALE, MESSAGES.text("otherDigest", whole.digest()));
        }
        String said = reason.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw Refusal.input(MESSAGES.text("reason", LONGEST_REASON));
        }
        if (leftOut.isEmpty() || leftOut.size() == whole.changes().size()) {
            throw Refusal.input(MESSAGES.text(leftOut.isEmpty() ? "nothingLeft" : "allLeft"));
        }
        Snapshot read = workspace.now();
        if (!read.facts().inputs().equals(whole.inputs())) {
            throw Refusal.input(MESSAGES.text("otherData"));
        }
        Set<ChangeId> ids = leftOut.stream().map(Change::id).collect(Collectors.toSet());
        Text why = MESSAGES.text("leftOut", who.named(), said);
        Plan part = workspace.addressed(PlanPart.of(whole, read.facts(), ids, why));
        return keep(part, approvals.makersOf(whole), who);
    }

    private Kept keep(Plan plan, List<Caller> makers, Caller who) {
        boolean isNew = repository.keep(plan);
        makers.stream()
                .filter(maker -> !maker.id().equals(who.id()))
                .forEach(maker -> approvals.add(plan, Approvals.Act.MADE, maker, Set.of()));
        approvals.add(plan, Approvals.Act.MADE, who, Set.of());
        return new Kept(plan, isNew);
    }
}
