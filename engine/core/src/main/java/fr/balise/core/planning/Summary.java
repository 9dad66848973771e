package fr.balise.core.planning;

import java.util.List;

/**
 * A plan in numbers.
 *
 * @param cases mailboxes on carriers that were considered, foreign ones included
 * @param keep attachments that stay as they are
 * @param calls PATCH calls needed, one a change
 * @param etaSeconds time those calls take at the gateway's pace, in whole seconds, rounded up
 * @param breakdown the changes by mailbox type, reason and structure
 */
public record Summary(
        int cases,
        int untouched,
        int required,
        int allowed,
        int remove,
        int undecided,
        int attach,
        int detach,
        int update,
        int keep,
        int findings,
        int calls,
        long etaSeconds,
        Breakdown breakdown) {
    /** The same with other counts by structure. */
    public Summary in(List<Breakdown.InStructure> byStructure) {
        return new Summary(
                cases,
                untouched,
                required,
                allowed,
                remove,
                undecided,
                attach,
                detach,
                update,
                keep,
                findings,
                calls,
                etaSeconds,
                new Breakdown(breakdown.byType(), breakdown.byReason(), byStructure));
    }
}
