package fr.balise.core.planning.planner;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.parts.GatewayPace;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan without some of its changes: a plan of its own, which is measured, approved and carried out like any other. */
public final class PlanPart {
    private PlanPart() {}

    /**
     * A plan whose other changes are withheld.
     *
     * @param facts those from which the whole plan was made: what the part takes away is measured anew, since a removal
     *     weighs more where the address that comes instead is left out
     * @param leftOut the changes to leave
     * @param why a clause without capital and full stop
     * @throws IllegalArgumentException when the plan was made from other facts
     */
    public static Plan of(Plan whole, PublicationFacts facts, Set<ChangeId> leftOut, Text why) {
        if (!whole.inputs().equals(facts.inputs())) {
            throw new IllegalArgumentException("the plan was made from other facts");
        }
        List<Change> kept = whole.changes().stream()
                .filter(change -> !leftOut.contains(change.id()))
                .toList();
        List<Withheld> withheld = Stream.concat(
                        whole.withheld().stream(),
                        whole.changes().stream()
                                .filter(change -> leftOut.contains(change.id()))
                                .map(change -> new Withheld(change, why)))
                .sorted(Comparator.comparing(Withheld::change, Change.ORDER))
                .toList();
        return new Plan(
                whole.head(),
                summary(whole.summary(), kept),
                new PreparedFacts(facts).published().after(kept).impact(),
                assumed(whole, kept),
                List.of(),
                kept,
                withheld,
                whole.findings());
    }

    private static Summary summary(Summary whole, List<Change> kept) {
        return new Summary(
                whole.cases(),
                whole.untouched(),
                whole.required(),
                whole.allowed(),
                whole.remove(),
                whole.undecided(),
                count(kept, Change.Action.ATTACH),
                count(kept, Change.Action.DETACH),
                count(kept, Change.Action.UPDATE),
                whole.keep(),
                whole.findings(),
                kept.size(),
                GatewayPace.seconds(kept.size()),
                Breakdown.of(kept));
    }

    private static int count(List<Change> changes, Change.Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }

    private static List<Assumption> assumed(Plan whole, List<Change> kept) {
        Set<ChangeId> ids = kept.stream().map(Change::id).collect(Collectors.toSet());
        return whole.assumed().stream()
                .map(assumption -> new Assumption(
                        assumption.setting(),
                        assumption.value(),
                        assumption.confirmed(),
                        assumption.changes().stream().filter(ids::contains).toList()))
                .filter(assumption -> !assumption.changes().isEmpty())
                .toList();
    }
}
