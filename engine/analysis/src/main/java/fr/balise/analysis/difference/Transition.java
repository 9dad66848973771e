package fr.balise.analysis.difference;

import fr.balise.core.findings.Text;
import java.util.Comparator;

/** From what one policy makes of a case to what another makes of it. */
public record Transition(CaseOutcome from, CaseOutcome to) implements Comparable<Transition> {
    private static final Comparator<Transition> ORDER =
            Comparator.comparing(Transition::from).thenComparing(Transition::to);

    /** When the verdict changes, what goes with it is not told besides. */
    static Transition of(CaseOutcome from, CaseOutcome to) {
        return from.verdict() == to.verdict()
                ? new Transition(from, to)
                : new Transition(from.verdictAlone(), to.verdictAlone());
    }

    /** True when the two policies make the same of it. */
    boolean isNone() {
        return from.equals(to);
    }

    /** For people, for example "REMOVE → REQUIRED". */
    public Text inWords() {
        Text before = from.inWords();
        Text after = to.inWords();
        return new Text(before.fr() + " → " + after.fr(), before.en() + " → " + after.en());
    }

    @Override
    public int compareTo(Transition other) {
        return ORDER.compare(this, other);
    }
}
