package fr.balise.engine.facts;

import fr.balise.engine.identity.MailboxAddress;
import java.util.Set;

/**
 * Who hosts mailboxes, and alone may publish or remove them (A3-OWN).
 *
 * @param domains its mail domains, lower case; a sub-domain is another domain
 */
public record Operator(String name, Set<String> domains) {
    /** Copies the set. */
    public Operator {
        domains = Set.copyOf(domains);
    }

    /** True when this operator hosts that address. */
    public boolean owns(MailboxAddress address) {
        return domains.contains(address.domain());
    }
}
