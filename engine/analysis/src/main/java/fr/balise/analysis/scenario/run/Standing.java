package fr.balise.analysis.scenario.run;

import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Effect;
import java.util.EnumSet;
import java.util.Set;

/** How one rule stands to the others on a case, from the least to the most disputed. */
public enum Standing {
    /** It says nothing. */
    SILENT,
    /** It speaks, and no other rule states a verdict. */
    ALONE,
    /** It speaks, and others state verdicts with which it can live. */
    BESIDE_OTHERS,
    /** Its verdict stands over a weaker one that another rule states. */
    PREVAILING,
    /**
     * A stronger verdict than its own stands; or, for a rule that states none, the mailbox is removed or left alone, so
     * that what the rule adds to a published mailbox has nothing to be added to.
     */
    OVERRULED;

    /** How the rule stands in a decision. */
    public static Standing of(RuleId rule, Decision decision) {
        Set<Effect> own = EnumSet.noneOf(Effect.class);
        Set<Effect> others = EnumSet.noneOf(Effect.class);
        for (Statement statement : decision.statements()) {
            boolean mine = statement.rule().id().equals(rule);
            if (mine) {
                own.add(statement.effect());
            } else if (Verdict.statedBy(statement.effect()).isPresent()) {
                others.add(statement.effect());
            }
        }
        if (own.isEmpty()) {
            return SILENT;
        }
        if (others.isEmpty()) {
            return ALONE;
        }
        boolean statesVerdict =
                own.stream().anyMatch(effect -> Verdict.statedBy(effect).isPresent());
        boolean decides = decision.verdict().effect().filter(own::contains).isPresent();
        if (statesVerdict) {
            return !decides ? OVERRULED : own.containsAll(others) ? BESIDE_OTHERS : PREVAILING;
        }
        boolean nothingShown = decision.verdict() == Verdict.REMOVE || decision.verdict() == Verdict.UNTOUCHED;
        return nothingShown ? OVERRULED : BESIDE_OTHERS;
    }
}
