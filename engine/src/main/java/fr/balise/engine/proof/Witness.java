package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.CaseWords;
import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.evaluation.Decision;
import fr.balise.engine.evaluation.Verdict;
import fr.balise.engine.findings.Text;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A case that shows a fault.
 *
 * @param example the most ordinary case of its kind
 * @param because the smallest set of attributes that brings the fault about: whatever the others are, it stays
 * @param cases how many cases agree with the example in these
 * @param decision what is decided of the example
 * @param expected the verdict that would be right, or one of them
 */
public record Witness(
        PublicationCase example, Set<CaseAttribute> because, int cases, Decision decision, Verdict expected) {
    /** Copies the set, in the order of attributes. */
    public Witness {
        Set<CaseAttribute> copy = EnumSet.noneOf(CaseAttribute.class);
        copy.addAll(because);
        because = Collections.unmodifiableSet(copy);
    }

    /** The attributes that matter, in words; of any case when none does. */
    public Text inWords() {
        return because.isEmpty() ? new Text("tout cas", "any case") : CaseWords.of(example, because);
    }

    /** A scenario for {@code scenarios/*.yaml}, which fails as long as the fault is there. */
    public String scenario() {
        return ScenarioText.of(this);
    }
}
