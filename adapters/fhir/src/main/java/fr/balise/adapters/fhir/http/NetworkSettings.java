package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is reached.
 *
 * @param base for example {@code https://gateway.api.esante.gouv.fr/fhir/v2}
 * @param readTimeout a little more than the server's own time-out of 30 s, so that the server gives up first
 * @param proxy an HTTP proxy, {@code http://host:port}
 * @param trustedCertificates certificates to trust besides those of the JVM, in PEM (the health sector has its own
 *     authority)
 * @param clientCertificate shown to the server
 */
public record NetworkSettings(
        URI base,
        ApiKey apiKey,
        Duration connectTimeout,
        Duration readTimeout,
        int connections,
        Optional<URI> proxy,
        Optional<Path> trustedCertificates,
        Optional<ClientCertificate> clientCertificate) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(40);
    private static final int CONNECTIONS = 20;
    private static final int READ_TIMEOUTS_A_CALL = 3;

    /** Takes the slash off the end of the base. */
    public NetworkSettings {
        String text = base.toString();
        base = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    /** How long a call may take as a whole, however steadily its answer trickles. */
    public Duration deadline() {
        return connectTimeout.plus(readTimeout.multipliedBy(READ_TIMEOUTS_A_CALL));
    }

    /** A PKCS#12 file. */
    public record ClientCertificate(Path pkcs12, String password) {
        @Override
        public String toString() {
            return pkcs12.toString();
        }
    }

    /** A server reached directly, with the usual time-outs. */
    public static NetworkSettings of(URI base, ApiKey apiKey) {
        return new NetworkSettings(
                base, apiKey, CONNECT, READ, CONNECTIONS, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same way to another server. */
    public NetworkSettings to(URI server) {
        return new NetworkSettings(
                server,
                apiKey,
                connectTimeout,
                readTimeout,
                connections,
                proxy,
                trustedCertificates,
                clientCertificate);
    }

    /** The same server through a proxy, with more certificates trusted and one shown. */
    public NetworkSettings with(Optional<URI> through, Optional<Path> trusted, Optional<ClientCertificate> shown) {
        return new NetworkSettings(base, apiKey, connectTimeout, readTimeout, connections, through, trusted, shown);
    }

    /** These settings with other time-outs. */
    public NetworkSettings withTimeouts(Duration connect, Duration read) {
        return new NetworkSettings(
                base, apiKey, connect, read, connections, proxy, trustedCertificates, clientCertificate);
    }
}
