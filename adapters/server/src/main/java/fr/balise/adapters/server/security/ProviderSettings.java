package fr.balise.adapters.server.security;

import java.net.URI;
import java.util.Optional;

/**
 * Who tells who comes: an OpenID Connect provider.
 *
 * @param issuer its address
 * @param clientId of this service there
 * @param publicAddress under which people reach this service, through a proxy that speaks TLS
 * @param rolesClaim where tokens name roles; parts of a path are separated by dots, for example {@code
 *     realm_access.roles}
 * @param professionalClaim where tokens name the national number of a professional, likewise; empty when none comes in by it
 */
public record ProviderSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI publicAddress,
        String rolesClaim,
        Optional<String> professionalClaim) {
    @Override
    public String toString() {
        return issuer.toString();
    }
}
