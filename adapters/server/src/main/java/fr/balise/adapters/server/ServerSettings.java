package fr.balise.adapters.server;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.server.target.TargetSettings;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.GatewayPace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service is started with.
 *
 * @param policy folder or zip of the policy
 * @param data folder of the data set
 * @param store folder in which plans are kept
 * @param port on 127.0.0.1; 0 for a free one
 * @param asOf the date for which it decides; empty for each day's own
 * @param rate requests a second that it answers; 0 for no limit
 * @param key what programs say to come in; empty for nobody
 * @param language of what it says where the caller asks for none
 * @param target the live directory that it reads, and may write; empty for the directory of the data set
 */
public record ServerSettings(
        Path policy,
        Path data,
        Path store,
        int port,
        Optional<LocalDate> asOf,
        int rate,
        Optional<String> key,
        Language language,
        Optional<TargetSettings> target) {
    /** The variable of the environment that holds the key of programs. */
    public static final String KEY_VARIABLE = "BALISE_SERVER_KEY";

    private static final int LEAST_KEY_LENGTH = 32;
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_REQUESTS = 100_000;
    private static final int ORDINARY_RATE = 100;
    private static final int HOURS_A_DAY = 24;
    private static final int MOST_HOURS = 1_000;
    private static final Set<String> NAMES = Set.of(
            "policy",
            "data",
            "store",
            "port",
            "asOf",
            "rate",
            "lang",
            "directory",
            "endpoint",
            "dialect",
            "journal",
            "journalUser",
            "visibleWithin",
            "callsPerSecond",
            "proxy",
            "trustedCertificates");

    /**
     * Reads arguments, each as {@code name=value}, and secrets from the environment.
     *
     * @throws Refusal when one is unknown, missing or wrong
     */
    public static ServerSettings of(Iterable<String> arguments, Map<String, String> environment) throws Refusal {
        Arguments said = Arguments.read(arguments, NAMES, environment);
        return new ServerSettings(
                Path.of(said.required("policy")),
                Path.of(said.required("data")),
                said.path("store").orElse(Path.of(System.getProperty("user.home"), ".balise", "server")),
                said.number("port", 0, LARGEST_PORT),
                said.date("asOf"),
                said.number("rate", ORDINARY_RATE, MOST_REQUESTS),
                key(said),
                "fr".equals(said.text("lang").orElse("")) ? Language.FR : Language.EN,
                target(said));
    }

    private static Optional<String> key(Arguments said) throws Refusal {
        Optional<String> key = said.secret(KEY_VARIABLE);
        if (key.filter(drawn -> drawn.length() < LEAST_KEY_LENGTH).isPresent()) {
            throw Arguments.refusal("key", KEY_VARIABLE, LEAST_KEY_LENGTH);
        }
        return key;
    }

    /** Where nobody says where to read, the endpoint is read. */
    private static Optional<TargetSettings> target(Arguments said) throws Refusal {
        Optional<URI> endpoint = said.server("endpoint");
        Optional<URI> directory = said.server("directory").or(() -> endpoint);
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TargetSettings(
                directory.get(),
                endpoint,
                dialect(said.text("dialect").orElse(DialectReader.PRESETS.get(0))),
                new TargetSettings.Place(
                        said.text("journal"),
                        said.text("journalUser").orElse(null),
                        said.secret("BALISE_JOURNAL_PASSWORD").orElse(null)),
                Duration.ofHours(said.number("visibleWithin", HOURS_A_DAY, MOST_HOURS)),
                said.number("callsPerSecond", GatewayPace.CALLS_A_SECOND, MOST_REQUESTS),
                apiKey(said),
                said.server("proxy"),
                said.path("trustedCertificates")));
    }

    private static ApiDialect dialect(String name) throws Refusal {
        Optional<ApiDialect> preset = DialectReader.preset(name);
        return preset.isPresent() ? preset.get() : DialectReader.read(name, Arguments.content(Path.of(name)));
    }

    private static ApiKey apiKey(Arguments said) throws Refusal {
        try {
            return said.secret("BALISE_API_KEY").map(ApiKey::of).orElse(ApiKey.none());
        } catch (IllegalArgumentException e) {
            throw Arguments.refusal("apiKey");
        }
    }
}
