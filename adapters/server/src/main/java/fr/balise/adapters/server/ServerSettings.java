package fr.balise.adapters.server;

import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import fr.balise.adapters.journal.database.FileRights;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.journal.store.SqlStore;
import fr.balise.adapters.publication.notice.Webhook;
import fr.balise.adapters.publication.target.TargetSettings;
import fr.balise.adapters.server.following.FollowSettings;
import fr.balise.adapters.server.security.ProviderSettings;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.parts.GatewayPace;
import fr.balise.operations.following.counting.Threshold;
import fr.balise.operations.sources.DirectoryAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service is started with.
 *
 * @param policy folder or zip of the policy
 * @param data folder of the data set
 * @param store folder with the keys of programs, and the database where nobody says another place
 * @param port on 127.0.0.1; 0 for a free one
 * @param asOf the date for which it decides; empty for each day's own
 * @param rate requests a second that it answers; 0 for no limit
 * @param key what programs say to come in; empty for nobody
 * @param language of what it says where the caller asks for none
 * @param publicAddress under which people reach it, through a proxy that speaks TLS; empty for those of this machine alone
 * @param provider who tells who comes; empty for one user of this machine
 * @param fourEyes true when who made a plan cannot be the only one to approve it
 * @param usualHours in which people change something; outside of them it is a security event
 * @param readEvery after which pause the data are read again; empty when only people ask for it
 * @param keepDays for how many days plans, their approvals and jobs are kept after somebody did something with them
 * @param following what is made of readings
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
        Optional<TargetSettings> target,
        Optional<URI> publicAddress,
        Optional<ProviderSettings> provider,
        boolean fourEyes,
        Optional<Duration> readEvery,
        UsualHours usualHours,
        int keepDays,
        FollowSettings following) {
    /** The variable of the environment that holds the key of programs. */
    public static final String KEY_VARIABLE = "BALISE_SERVER_KEY";

    private static final String SECRET_VARIABLE = "BALISE_CLIENT_SECRET";
    private static final int LEAST_KEY_LENGTH = 32;
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_REQUESTS = 100_000;
    private static final int ORDINARY_RATE = 100;
    private static final int HOURS_A_DAY = 24;
    private static final int MOST_HOURS = 1_000;
    private static final int CONNECT_SECONDS = 10;
    private static final int READ_SECONDS = 40;
    private static final int MOST_SECONDS = 3_600;
    private static final int A_YEAR_OF_DAYS = 365;
    private static final int MOST_DAYS = 36_500;
    private static final int MINUTES_A_DAY = 1_440;
    private static final int MOST_MINUTES = 10_080;
    private static final int THREE_YEARS_OF_MONTHS = 36;
    private static final int MOST_MONTHS = 1_200;
    private static final String WEBHOOK_VARIABLE = "BALISE_WEBHOOK";
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
            "apiKeyFile",
            "connectTimeout",
            "readTimeout",
            "proxy",
            "trustedCertificates",
            "clientCertificate",
            "issuer",
            "clientId",
            "publicUrl",
            "rolesClaim",
            "professionalClaim",
            "fourEyes",
            "readEvery",
            "usualHours",
            "keepDays",
            "keepMonths",
            "unusedMonths",
            "threshold");

    /**
     * Reads arguments, each as {@code name=value}, and secrets from the environment.
     *
     * @throws Refusal when one is unknown, missing or wrong
     */
    public static ServerSettings of(Iterable<String> arguments, Map<String, String> environment) throws Refusal {
        Arguments said = Arguments.read(arguments, NAMES, environment);
        Optional<ProviderSettings> provider = provider(said);
        return new ServerSettings(
                Path.of(said.required("policy")),
                Path.of(said.required("data")),
                said.path("store").orElseGet(CampaignPlace::usualStore),
                said.number("port", 0, LARGEST_PORT),
                said.date("asOf"),
                said.number("rate", ORDINARY_RATE, MOST_REQUESTS),
                key(said, provider.isPresent()),
                "fr".equals(said.text("lang").orElse("")) ? Language.FR : Language.EN,
                target(said),
                said.server("publicUrl"),
                provider,
                fourEyes(said, provider.isPresent()),
                Optional.of(said.number("readEvery", MINUTES_A_DAY, MOST_MINUTES))
                        .filter(minutes -> minutes > 0)
                        .map(Duration::ofMinutes),
                UsualHours.read(said.text("usualHours").orElse(UsualHours.DAY)),
                said.number("keepDays", A_YEAR_OF_DAYS, MOST_DAYS),
                following(said));
    }

    private static FollowSettings following(Arguments said) throws Refusal {
        List<Threshold> thresholds = new ArrayList<>();
        for (String threshold :
                said.text("threshold").map(all -> all.split(",")).orElse(new String[0])) {
            thresholds.add(Threshold.of(threshold.strip()));
        }
        Optional<String> webhook = said.secret(WEBHOOK_VARIABLE);
        return new FollowSettings(
                thresholds,
                webhook.isEmpty() ? Optional.empty() : Optional.of(Webhook.at(webhook.get())),
                Optional.of(said.number("unusedMonths", 0, MOST_MONTHS)).filter(months -> months > 0),
                said.number("keepMonths", THREE_YEARS_OF_MONTHS, MOST_MONTHS));
    }

    /**
     * Opens what the service keeps. A journal on a server holds it too; else it lies in the folder of the store that was said, or
     * where the command line keeps what is known of the directory.
     *
     * @throws Refusal when it cannot be opened
     */
    SqlDocuments documents() throws Refusal {
        try {
            FileRights.createFolder(store);
        } catch (IOException e) {
            throw Arguments.refusal("store", store, String.valueOf(e.getMessage()));
        }
        return state().documents(directory(), database());
    }

    /** Where indicators are kept: in the same database. */
    public SqlStore indicators() throws Refusal {
        return state().store(directory(), database());
    }

    private StatePlace state() {
        return target.map(TargetSettings::journal).orElse(new StatePlace(Optional.empty(), null, null));
    }

    private DirectoryAddress directory() {
        return target.map(read -> DirectoryAddress.of(read.directory()))
                .orElseGet(() -> DirectoryAddress.ofFiles(
                        data.toAbsolutePath().normalize().toUri()));
    }

    private Optional<String> database() {
        return state().onServer() || store.equals(CampaignPlace.usualStore())
                ? Optional.empty()
                : Optional.of(store.resolve("store").toString());
    }

    /** The same where who made a plan cannot be the only one to approve it. */
    ServerSettings withFourEyes() {
        return new ServerSettings(
                policy,
                data,
                store,
                port,
                asOf,
                rate,
                key,
                language,
                target,
                publicAddress,
                provider,
                true,
                readEvery,
                usualHours,
                keepDays,
                following);
    }

    /** A key that may do everything is for one user; with a provider, each key has its roles. */
    private static Optional<String> key(Arguments said, boolean provider) throws Refusal {
        Optional<String> key = said.secret(KEY_VARIABLE);
        if (provider && key.isPresent()) {
            throw Arguments.refusal("keyWithProvider", KEY_VARIABLE);
        }
        if (key.filter(drawn -> drawn.length() < LEAST_KEY_LENGTH).isPresent()) {
            throw Arguments.refusal("key", KEY_VARIABLE, LEAST_KEY_LENGTH);
        }
        return key;
    }

    private static Optional<ProviderSettings> provider(Arguments said) throws Refusal {
        Optional<URI> issuer = said.server("issuer");
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        String secret =
                said.secret(SECRET_VARIABLE).orElseThrow(() -> Arguments.refusal("clientSecret", SECRET_VARIABLE));
        said.required("publicUrl");
        return Optional.of(new ProviderSettings(
                issuer.get(),
                said.required("clientId"),
                secret,
                said.server("publicUrl").orElseThrow(),
                said.text("rolesClaim").orElse("roles"),
                said.text("professionalClaim")));
    }

    /** One person has two eyes. */
    private static boolean fourEyes(Arguments said, boolean provider) throws Refusal {
        String asked = said.text("fourEyes").orElse(provider ? "on" : "off");
        if (!asked.matches("on|off") || asked.equals("on") && !provider) {
            throw Arguments.refusal("fourEyes", asked);
        }
        return asked.equals("on");
    }

    /** Where nobody says where to read, the endpoint is read. */
    private static Optional<TargetSettings> target(Arguments said) throws Refusal {
        Optional<URI> endpoint = said.server("endpoint");
        Optional<URI> directory = said.server("directory").or(() -> endpoint);
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TargetSettings(
                network(directory.get(), said),
                endpoint,
                DialectReader.named(said.text("dialect").orElse(DialectReader.PRESETS.get(0))),
                new StatePlace(
                        said.text("journal"),
                        said.text("journalUser").orElse(null),
                        said.secret("BALISE_JOURNAL_PASSWORD").orElse(null)),
                Duration.ofHours(said.number("visibleWithin", HOURS_A_DAY, MOST_HOURS)),
                said.number("callsPerSecond", GatewayPace.CALLS_A_SECOND, MOST_REQUESTS)));
    }

    private static NetworkSettings network(URI directory, Arguments said) throws Refusal {
        String password = said.secret("BALISE_CLIENT_CERTIFICATE_PASSWORD").orElse("");
        return NetworkSettings.of(directory, apiKey(said))
                .with(
                        said.server("proxy"),
                        said.path("trustedCertificates"),
                        said.path("clientCertificate").map(file -> new ClientCertificate(file, password)))
                .withTimeouts(
                        Duration.ofSeconds(said.number("connectTimeout", CONNECT_SECONDS, MOST_SECONDS)),
                        Duration.ofSeconds(said.number("readTimeout", READ_SECONDS, MOST_SECONDS)));
    }

    private static ApiKey apiKey(Arguments said) throws Refusal {
        try {
            Optional<Path> file = said.path("apiKeyFile");
            Optional<String> key =
                    file.isPresent() ? Optional.of(Arguments.content(file.get())) : said.secret("BALISE_API_KEY");
            return key.map(ApiKey::of).orElse(ApiKey.none());
        } catch (IllegalArgumentException e) {
            throw Arguments.refusal("apiKey");
        }
    }
}
