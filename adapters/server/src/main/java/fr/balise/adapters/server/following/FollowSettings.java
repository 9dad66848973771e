package fr.balise.adapters.server.following;

import fr.balise.adapters.publication.notice.Webhook;
import fr.balise.operations.following.counting.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * What is made of readings.
 *
 * @param thresholds how much of what is too much
 * @param webhook hears when something is
 * @param unusedMonths months without use after which a mailbox counts as unused, instead of the policy's
 * @param keepMonths for how many months days are kept
 */
public record FollowSettings(
        List<Threshold> thresholds, Optional<Webhook> webhook, Optional<Integer> unusedMonths, int keepMonths) {
    /** Copies the list. */
    public FollowSettings {
        thresholds = List.copyOf(thresholds);
    }
}
