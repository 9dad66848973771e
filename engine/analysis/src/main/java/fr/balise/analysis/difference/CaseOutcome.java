package fr.balise.analysis.difference;

import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Effect;
import java.util.Comparator;

/**
 * What comes of a case, whatever the reasons.
 *
 * @param hidden published with the red-list mark; only of what is or stays published
 * @param preferred published as the one to contact first; likewise
 */
public record CaseOutcome(Verdict verdict, boolean hidden, boolean preferred) implements Comparable<CaseOutcome> {
    private static final Comparator<CaseOutcome> ORDER = Comparator.comparing(CaseOutcome::verdict)
            .thenComparing(CaseOutcome::hidden)
            .thenComparing(CaseOutcome::preferred);

    /** What a policy has not considered at all it leaves as it is. */
    public static final CaseOutcome NOT_CONSIDERED = new CaseOutcome(Verdict.UNTOUCHED, false, false);

    /** The outcome of a decision. */
    public static CaseOutcome of(Decision decision) {
        boolean published = decision.verdict() == Verdict.REQUIRED || decision.verdict() == Verdict.ALLOWED;
        return new CaseOutcome(
                decision.verdict(),
                published && decision.states(Effect.HIDE),
                published && decision.states(Effect.PREFER));
    }

    /** The outcome of a decision for one mailbox that is published there or not: what is not shown bears no mark. */
    public static CaseOutcome of(Decision decision, boolean published) {
        CaseOutcome outcome = of(decision);
        return decision.verdict() == Verdict.ALLOWED && !published ? outcome.verdictAlone() : outcome;
    }

    CaseOutcome verdictAlone() {
        return new CaseOutcome(verdict, false, false);
    }

    /** For people: the verdict by its name, and what goes with it. */
    public Text inWords() {
        return new Text(
                verdict + (hidden ? ", liste rouge" : "") + (preferred ? ", préférée" : ""),
                verdict + (hidden ? ", red-listed" : "") + (preferred ? ", preferred" : ""));
    }

    @Override
    public int compareTo(CaseOutcome other) {
        return ORDER.compare(this, other);
    }
}
