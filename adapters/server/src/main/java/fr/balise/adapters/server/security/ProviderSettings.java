package fr.balise.adapters.server.security;

import java.net.URI;

/**
 * Who tells who comes: an OpenID Connect provider.
 *
 * @param issuer its address
 * @param clientId of this service there
 * @param publicAddress under which people reach this service, through a proxy that speaks TLS
 * @param rolesClaim where tokens name roles; parts of a path are separated by dots, for example {@code
 *     realm_access.roles}
 */
public record ProviderSettings(URI issuer, String clientId, String clientSecret, URI publicAddress, String rolesClaim) {
    @Override
    public String toString() {
        return issuer.toString();
    }
}
