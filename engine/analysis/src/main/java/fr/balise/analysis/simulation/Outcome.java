package fr.balise.analysis.simulation;

import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.model.Effect;
import java.util.Comparator;

/**
 * What a policy wants for one mailbox on one carrier.
 *
 * @param hidden true when it is to be shown with the red-list mark; false where it is not shown at all
 * @param preferred true when it is to be contacted first; false where it is not shown at all
 */
public record Outcome(Verdict verdict, boolean hidden, boolean preferred) implements Comparable<Outcome> {
    private static final Comparator<Outcome> ORDER = Comparator.comparing(Outcome::verdict)
            .thenComparing(Outcome::hidden)
            .thenComparing(Outcome::preferred);

    /** What a policy has not considered at all it leaves as it is. */
    static final Outcome NOT_CONSIDERED = new Outcome(Verdict.UNTOUCHED, false, false);

    /** A mailbox that does not stay and does not come is neither hidden nor preferred, whatever rules state. */
    static Outcome of(Decision decision, boolean published) {
        boolean shown = decision.verdict() == Verdict.REQUIRED || decision.verdict() == Verdict.ALLOWED && published;
        return new Outcome(
                decision.verdict(), shown && decision.states(Effect.HIDE), shown && decision.states(Effect.PREFER));
    }

    @Override
    public int compareTo(Outcome other) {
        return ORDER.compare(this, other);
    }
}
