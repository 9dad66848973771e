package fr.balise.core.policy.model;

import fr.balise.core.facts.stock.MailboxType;
import java.util.Map;

/**
 * How much may be removed, and how strange a run may look, before a person must say so by name. Shares are in percent.
 *
 * @param share greatest share of the operator's publications that one plan removes
 * @param count greatest number of publications that one plan removes
 * @param shareByType as {@code share}, for one mailbox type alone
 * @param shareByStructure as {@code share}, for what stands in one structure alone
 * @param shareByRule greatest share of the operator's publications that one rule alone removes
 * @param rolling what several runs remove together
 * @param fewest so few removals are not measured by share: in a small stock every removal is a large share
 * @param fewestWhole all of a type, of a mail domain or of an open structure is measured from so many publications on
 * @param sourceShrink by how much a source may be smaller than at the last run
 * @param identicalRefusals so many refusals with one and the same answer, and no success among them, stop a run
 */
public record RemovalLimits(
        int share,
        int count,
        Map<MailboxType, Integer> shareByType,
        int shareByStructure,
        int shareByRule,
        Rolling rolling,
        int fewest,
        int fewestWhole,
        int sourceShrink,
        int identicalRefusals) {
    /** What holds where a policy says nothing. */
    public static final RemovalLimits USUAL =
            new RemovalLimits(30, 5_000, Map.of(), 50, 20, new Rolling(7, 40), 25, 3, 30, 10);

    /**
     * What the runs of some days remove together, so that a nightly run does not remove slice by slice.
     *
     * @param share of what was published before the first of them
     */
    public record Rolling(int days, int share) {}

    /** Limits of which the others are the usual ones. */
    public RemovalLimits(int share, int count, Map<MailboxType, Integer> shareByType, int fewest) {
        this(
                share,
                count,
                shareByType,
                USUAL.shareByStructure,
                USUAL.shareByRule,
                USUAL.rolling,
                fewest,
                USUAL.fewestWhole,
                USUAL.sourceShrink,
                USUAL.identicalRefusals);
    }

    /** The same with other greatest numbers of all. */
    public RemovalLimits with(int otherShare, int otherCount) {
        return new RemovalLimits(
                otherShare,
                otherCount,
                shareByType,
                shareByStructure,
                shareByRule,
                rolling,
                fewest,
                fewestWhole,
                sourceShrink,
                identicalRefusals);
    }
}
