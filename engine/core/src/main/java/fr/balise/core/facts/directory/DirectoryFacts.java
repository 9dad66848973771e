package fr.balise.core.facts.directory;

import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import java.util.List;
import java.util.Set;

/**
 * A directory as it was read, from files or from a server.
 *
 * @param held mailboxes that nothing may change
 * @param doubts carriers on which nothing may change, or not for every mailbox
 * @param gaps {@link Gap#DIRECTORY} when something may be missing
 * @param findings what could not be read, contradicts itself or leaves a doubt
 */
public record DirectoryFacts(
        List<Carrier> carriers, Set<MailboxAddress> held, List<Doubt> doubts, Set<Gap> gaps, List<Finding> findings) {
    /** Copies the collections. */
    public DirectoryFacts {
        carriers = List.copyOf(carriers);
        held = Set.copyOf(held);
        doubts = List.copyOf(doubts);
        gaps = Set.copyOf(gaps);
        findings = List.copyOf(findings);
    }
}
