package fr.balise.analysis.difference;

import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.Policy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is shown of a difference.
 *
 * @param cases how many cases were compared
 * @param differing how many of them come out differently
 * @param behind the real mailboxes behind the classes, by class number; empty when no data were given
 */
public record DifferenceView(
        PolicyRef first,
        PolicyRef second,
        long cases,
        long differing,
        List<DifferenceClass> classes,
        Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind) {
    /** What two policies decide differently, with or without real mailboxes. */
    public static DifferenceView of(
            Policy first,
            Policy second,
            PolicyDifference difference,
            Optional<SortedMap<Integer, SortedSet<MailboxAddress>>> behind) {
        return new DifferenceView(
                PolicyRef.of(first),
                PolicyRef.of(second),
                difference.cases(),
                difference.differing(),
                difference.classes(),
                behind);
    }

    /** The real mailboxes behind a class; empty when no data were given. */
    public Optional<SortedSet<MailboxAddress>> mailboxes(DifferenceClass found) {
        return behind.map(known -> known.getOrDefault(found.number(), Collections.emptySortedSet()));
    }
}
