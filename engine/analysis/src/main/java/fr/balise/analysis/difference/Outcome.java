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
public record Outcome(Verdict verdict, boolean hidden, boolean preferred) implements Comparable<Outcome> {
    private static final Comparator<Outcome> ORDER = Comparator.comparing(Outcome::verdict)
            .thenComparing(Outcome::hidden)
            .thenComparing(Outcome::preferred);

    /** What a policy has not considered at all it leaves as it is. */
    static final Outcome NOT_CONSIDERED = new Outcome(Verdict.UNTOUCHED, false, false);

    /** The outcome of a decision. */
    public static Outcome of(Decision decision) {
        boolean published = decision.verdict() == Verdict.REQUIRED || decision.verdict() == Verdict.ALLOWED;
        return new Outcome(
                decision.verdict(),
                published && decision.states(Effect.HIDE),
                published && decision.states(Effect.PREFER));
    }

    Outcome verdictAlone() {
        return new Outcome(verdict, false, false);
    }

    /** For people: the verdict by its name, and what goes with it. */
    public Text inWords() {
        return new Text(
                verdict + (hidden ? ", liste rouge" : "") + (preferred ? ", préférée" : ""),
                verdict + (hidden ? ", red-listed" : "") + (preferred ? ", preferred" : ""));
    }

    @Override
    public int compareTo(Outcome other) {
        return ORDER.compare(this, other);
    }
}
