package fr.balise.analysis.explanation;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import java.util.Comparator;
import java.util.List;

/**
 * Changes that together give another verdict; none of them can be left out.
 *
 * @param changes in the order of attributes
 * @param changed the case as it would be
 * @param decision what the rules would say of it
 */
public record Counterfactual(List<AttributeChange> changes, PublicationCase changed, Decision decision) {
    /** Nearest actors first, then fewest changes, then the order of attributes and values. */
    static final Comparator<Counterfactual> ORDER = Comparator.comparing(Counterfactual::farthest)
            .thenComparing(each -> each.decision.verdict())
            .thenComparing(each -> each.changes.size())
            .thenComparing(Counterfactual::key);

    /** Copies the list. */
    public Counterfactual {
        changes = List.copyOf(changes);
    }

    /** The most remote of those who have to act. */
    public Actor farthest() {
        return changes.stream().map(AttributeChange::actor).max(Enum::compareTo).orElse(Actor.NOBODY);
    }

    private String key() {
        StringBuilder key = new StringBuilder();
        for (AttributeChange change : changes) {
            key.append((char) ('A' + change.attribute().place()))
                    .append((char) ('0' + change.attribute().indexOf(change.to())));
        }
        return key.toString();
    }
}
