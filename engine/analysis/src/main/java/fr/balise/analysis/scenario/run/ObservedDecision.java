package fr.balise.analysis.scenario.run;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people see of a decision.
 *
 * @param decidedBy the rules that stated the verdict
 * @param flags the rules that reported a finding
 * @param hide whether the mailbox is shown with the red-list mark: stated, and the mailbox stays or comes
 * @param prefer whether it is shown as the one to contact first, in the same sense
 */
public record ObservedDecision(
        Verdict verdict, SortedSet<RuleId> decidedBy, SortedSet<RuleId> flags, boolean hide, boolean prefer) {
    /** What people see of the decision on a case. */
    public static ObservedDecision of(PublicationCase aCase, Decision decision) {
        return of(aCase.get(BuiltIn.PRESENCE), decision);
    }

    /** What people see of the decision on any case that is published there now, or on any that is not. */
    public static ObservedDecision of(Presence presence, Decision decision) {
        boolean shown = decision.verdict() == Verdict.REQUIRED
                || decision.verdict() == Verdict.ALLOWED && presence == Presence.PUBLISHED;
        return new ObservedDecision(
                decision.verdict(),
                ids(decision.deciding()),
                ids(decision.stating(Effect.FLAG)),
                shown && decision.states(Effect.HIDE),
                shown && decision.states(Effect.PREFER));
    }

    private static SortedSet<RuleId> ids(Collection<Rule> rules) {
        SortedSet<RuleId> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        return ids;
    }
}
