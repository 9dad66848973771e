package fr.balise.adapters.cli;

import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.HapiTransport;
import fr.balise.adapters.fhir.gateway.NetworkSettings;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.pacing.PacedTransport;
import fr.balise.adapters.fhir.pacing.Patience;
import fr.balise.adapters.fhir.pacing.SmoothLimiter;
import fr.balise.adapters.fhir.pacing.Traffic;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is reached. The API key never comes from an argument: arguments are seen by every user of a machine. */
final class GatewayOptions {
    static final String API_KEY = "BALISE_API_KEY";

    /** The gateway's limit for each application. */
    private static final int CALLS_A_SECOND = 17;

    private static final Timekeeper TIME = Timekeeper.system();

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File that holds the API key (ESANTE-API-KEY). Default: the variable " + API_KEY + ".")
    private @Nullable Path apiKeyFile;

    /** One for the key, shared by all that this command opens. */
    private final SmoothLimiter limiter = new SmoothLimiter(CALLS_A_SECOND, TIME);

    /** Opens the way to a server. */
    Transport open(String url) throws GatewayUnavailable {
        return paced(new HapiTransport(NetworkSettings.of(address(url), apiKey())), limiter);
    }

    static Transport open(String url, ApiKey key) throws GatewayUnavailable {
        return paced(new HapiTransport(NetworkSettings.of(address(url), key)), new SmoothLimiter(CALLS_A_SECOND, TIME));
    }

    private static Transport paced(Transport transport, SmoothLimiter limiter) {
        return new PacedTransport(
                transport,
                limiter,
                Patience.ofSomebodyWatching(),
                TIME,
                new SecureRandom(),
                () -> false,
                notice -> {},
                new Traffic());
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
        String given = apiKeyFile == null ? System.getenv(API_KEY) : read(apiKeyFile);
        try {
            return given == null || given.isBlank() ? ApiKey.none() : ApiKey.of(given);
        } catch (IllegalArgumentException e) {
            throw Failure.error(
                    "La clé d'API contient des caractères impossibles ; vérifiez " + API_KEY + " ou --api-key-file.",
                    "The API key has impossible characters in it; check " + API_KEY + " or --api-key-file.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.error(
                    "La clé d'API ne peut être lue dans " + file + ".",
                    "The API key cannot be read from " + file + ".");
        }
    }
}
