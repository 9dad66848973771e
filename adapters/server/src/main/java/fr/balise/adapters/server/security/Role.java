package fr.balise.adapters.server.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do; who has any role may look. */
public enum Role {
    /** Looks, and asks for decisions, which change nothing. */
    VIEWER,
    /** Makes plans, tries settings. */
    AUTHOR,
    /** Approves plans, and rejects those that limits refused. */
    APPROVER,
    /** Carries out, stops, resumes and takes back. */
    OPERATOR;

    /** The role of that name, whatever its case. */
    static Optional<Role> named(String name) {
        return Stream.of(values())
                .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The rights of who has those roles; none for who has none. */
    static List<GrantedAuthority> rights(Collection<Role> roles) {
        Stream<Role> all = roles.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(VIEWER), roles.stream());
        return all.distinct()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
