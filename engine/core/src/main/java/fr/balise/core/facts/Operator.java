package fr.balise.core.facts;

import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Map;
import java.util.Set;

/**
 * Who hosts mailboxes, and alone may publish or remove them (A3-OWN).
 *
 * @param domains its mail domains, lower case; a sub-domain is another domain
 * @param expected how much each source holds at least; what is not named here is not measured
 * @param protection what is not removed unless somebody names it
 * @param confirmed the settings whose assumed dates the operator has confirmed, for example {@code type10.cutOff}
 */
public record Operator(
        String name,
        Set<String> domains,
        Map<Expected, Integer> expected,
        Protection protection,
        Set<String> confirmed) {
    /** Copies the collections. */
    public Operator {
        domains = Set.copyOf(domains);
        expected = Map.copyOf(expected);
        confirmed = Set.copyOf(confirmed);
    }

    /** An operator that expects, protects and confirms nothing. */
    public Operator(String name, Set<String> domains) {
        this(name, domains, Map.of(), new Protection(Set.of(), Set.of()), Set.of());
    }

    /** Addresses and structures, emergency desks for example, that are not removed unless somebody names them. */
    public record Protection(Set<MailboxAddress> addresses, Set<Identifier> structures) {
        /** Copies the sets. */
        public Protection {
            addresses = Set.copyOf(addresses);
            structures = Set.copyOf(structures);
        }
    }

    /** True when this operator hosts that address. */
    public boolean owns(MailboxAddress address) {
        return domains.contains(address.domain());
    }
}
