package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.cli.settings.UnusableConfiguration;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import fr.balise.adapters.fhir.pacing.PacedTransport;
import fr.balise.adapters.fhir.pacing.RepeatPolicy;
import fr.balise.adapters.fhir.pacing.SmoothLimiter;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.GatewayPace;
import fr.balise.operations.running.StopFlag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is reached. The API key never comes from an argument: arguments are seen by every user of a machine. */
public final class GatewayOptions {
    private static final String API_KEY = "BALISE_API_KEY";
    private static final String CLIENT_PASSWORD = "BALISE_CLIENT_CERTIFICATE_PASSWORD";

    private static final Timekeeper TIME = Timekeeper.system();

    @Option(names = "--api-key-file", paramLabel = "FILE")
    private @Nullable Path apiKeyFile;

    @Option(names = "--proxy", paramLabel = "URL")
    private @Nullable String proxy;

    @Option(names = "--trusted-certificates", paramLabel = "FILE")
    private @Nullable Path trustedCertificates;

    @Option(names = "--client-certificate", paramLabel = "FILE")
    private @Nullable Path clientCertificate;

    @Option(names = "--connect-timeout", defaultValue = "10", paramLabel = "SECONDS")
    private int connectTimeout = 10;

    @Option(names = "--read-timeout", defaultValue = "40", paramLabel = "SECONDS")
    private int readTimeout = 40;

    @Option(names = "--calls-per-second", defaultValue = "" + GatewayPace.CALLS_A_SECOND, paramLabel = "N")
    private int callsPerSecond = GatewayPace.CALLS_A_SECOND;

    private @Nullable SmoothLimiter limiter;

    /**
     * Opens the way to a server for somebody who is watching.
     *
     * @param notices is told of waits
     */
    public Transport open(String url, Consumer<Text> notices) throws GatewayUnavailable {
        RepeatPolicy repeats = onThisMachine(address(url))
                ? RepeatPolicy.ofServerThatMayBeStarting()
                : RepeatPolicy.ofSomebodyWatching();
        return paced(wire(url), limiter(), repeats, () -> false, notices, new Traffic());
    }

    /** Opens the way to a server for a run that nobody needs to watch. */
    public Transport overnight(String url, StopFlag stop, Consumer<Text> notices, Traffic traffic)
            throws GatewayUnavailable {
        return paced(wire(url), limiter(), RepeatPolicy.overnight(), stop::raised, notices, traffic);
    }

    /** Opens a server with a key at hand and the usual settings. */
    public static Transport open(String url, ApiKey key) throws GatewayUnavailable {
        return paced(
                new HttpTransport(NetworkSettings.of(address(url), key)),
                new SmoothLimiter(GatewayPace.CALLS_A_SECOND, TIME),
                RepeatPolicy.ofSomebodyWatching(),
                () -> false,
                notice -> {},
                new Traffic());
    }

    /** One for the key, shared by all that this command opens. */
    private SmoothLimiter limiter() {
        if (limiter == null) {
            limiter = new SmoothLimiter(Math.max(callsPerSecond, 0), TIME);
        }
        return limiter;
    }

    private Transport wire(String url) throws GatewayUnavailable {
        NetworkSettings usual = NetworkSettings.of(address(url), apiKey())
                .withTimeouts(Duration.ofSeconds(connectTimeout), Duration.ofSeconds(readTimeout));
        String password = secret(Secret.CLIENT_CERTIFICATE_PASSWORD).orElse("");
        return new HttpTransport(new NetworkSettings(
                usual.base(),
                usual.apiKey(),
                usual.connectTimeout(),
                usual.readTimeout(),
                usual.connections(),
                Optional.ofNullable(proxy).map(GatewayOptions::address),
                Optional.ofNullable(trustedCertificates),
                Optional.ofNullable(clientCertificate).map(file -> new ClientCertificate(file, password))));
    }

    private static Transport paced(
            Transport transport,
            SmoothLimiter limiter,
            RepeatPolicy patience,
            BooleanSupplier abandoned,
            Consumer<Text> notices,
            Traffic traffic) {
        return new PacedTransport(transport, limiter, patience, TIME, new SecureRandom(), abandoned, notices, traffic);
    }

    private static boolean onThisMachine(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below, as for any other address that cannot be one
        }
        throw Failure.error(
                "« " + url
                        + " » n'est pas l'adresse d'un serveur ; donnez par exemple https://gateway.api.esante.gouv.fr/fhir/v2.",
                "'" + url
                        + "' is not the address of a server; give for example https://gateway.api.esante.gouv.fr/fhir/v2.");
    }

    private ApiKey apiKey() {
        String given = apiKeyFile == null ? secret(Secret.API_KEY).orElse("") : read(apiKeyFile);
        try {
            return given.isBlank() ? ApiKey.none() : ApiKey.of(given);
        } catch (IllegalArgumentException e) {
            throw Failure.error(
                    "La clé d'API contient des caractères impossibles ; vérifiez " + API_KEY + " ou --api-key-file.",
                    "The API key has impossible characters in it; check " + API_KEY + " or --api-key-file.");
        }
    }

    /** A secret, from its variable or from the file that a variable names. */
    public static Optional<String> secret(Secret secret) {
        try {
            return secret.value(System.getenv());
        } catch (UnusableConfiguration e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.error(
                    "La clé d'API ne peut être lue dans " + file + " ; vérifiez le chemin et les droits.",
                    "The API key cannot be read from " + file + "; check the path and the rights.");
        }
    }
}
