package fr.balise.engine.plan;

import fr.balise.engine.facts.MailboxType;
import java.util.List;
import java.util.SortedMap;

/**
 * What a plan takes away, against which limits are checked before anything is sent.
 *
 * @param published the operator's attachments that were read, by type
 * @param removed those that the plan detaches, by type
 * @param leftWithoutAddress professionals who show at least one mailbox now, and none once the plan is applied
 */
public record Impact(
        SortedMap<MailboxType, Integer> published,
        SortedMap<MailboxType, Integer> removed,
        List<LastAddress> leftWithoutAddress) {
    /** A professional whose last mailbox goes. */
    public record LastAddress(String practitioner, List<String> mailboxes) {}
}
