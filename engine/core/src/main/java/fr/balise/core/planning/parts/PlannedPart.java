package fr.balise.core.planning.parts;

import fr.balise.core.findings.Finding;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import java.util.Collection;
import java.util.List;

/**
 * What one part of the facts gives to the plan of all of them.
 *
 * @param assumed the settings on which changes of this part rest
 * @param changes in any order
 * @param withheld likewise
 * @param findings likewise; without those that reading brought to light
 */
public record PlannedPart(
        Counts counts,
        ImpactPart impact,
        List<Resting> assumed,
        Collection<Change> changes,
        Collection<Withheld> withheld,
        Collection<Finding> findings) {
    /**
     * The changes of this part that rest on a setting which the policy assumes, as {@link Assumption} tells it.
     *
     * @param changes in any order
     */
    public record Resting(String setting, String value, boolean confirmed, List<Change> changes) {}

    /**
     * Numbers that add up over the parts.
     *
     * @param keep attachments that stay as they are
     * @param stock mailboxes of the stock in the operator's domains
     */
    public record Counts(
            int cases, int untouched, int required, int allowed, int remove, int undecided, int keep, int stock) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    cases + other.cases,
                    untouched + other.untouched,
                    required + other.required,
                    allowed + other.allowed,
                    remove + other.remove,
                    undecided + other.undecided,
                    keep + other.keep,
                    stock + other.stock);
        }
    }
}
