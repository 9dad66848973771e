package fr.balise.engine.facts;

import fr.balise.engine.findings.Finding;
import fr.balise.engine.identity.MailboxAddress;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * All that a plan is computed from. The order of the lists carries no meaning.
 *
 * @param carriers the directory as it was read
 * @param held mailboxes that nothing may change, since something said of them could not be read or contradicts itself;
 *     a finding tells why
 * @param gaps sources that were not read whole
 * @param findings what reading brought to light
 * @param inputs the SHA-256 of each source, by the name that the user knows
 */
public record PublicationFacts(
        Operator operator,
        List<Mailbox> mailboxes,
        List<UsageDeclaration> declarations,
        List<Carrier> carriers,
        Set<MailboxAddress> held,
        Set<Gap> gaps,
        List<Finding> findings,
        SortedMap<String, String> inputs) {}
