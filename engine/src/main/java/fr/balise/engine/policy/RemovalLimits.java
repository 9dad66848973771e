package fr.balise.engine.policy;

import fr.balise.engine.facts.MailboxType;
import java.util.Map;

/**
 * How much one plan may remove before a person must say so by name.
 *
 * @param share greatest share of the operator's published attachments, in percent
 * @param count greatest number of removals
 * @param shareByType as {@code share}, for one mailbox type alone
 * @param fewest a plan that removes at most so many is not measured by share: in a small stock every removal is a large
 *     share
 */
public record RemovalLimits(int share, int count, Map<MailboxType, Integer> shareByType, int fewest) {}
