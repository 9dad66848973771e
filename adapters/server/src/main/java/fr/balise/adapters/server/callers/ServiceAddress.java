package fr.balise.adapters.server.callers;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * Under which address people reach the service.
 *
 * @param said by whoever started it; empty for that of each request
 */
public record ServiceAddress(Optional<URI> said) {
    /** The address, without a path. */
    public URI of(HttpServletRequest request) {
        return said.orElseGet(
                () -> URI.create(request.getRequestURL().toString()).resolve("/"));
    }
}
