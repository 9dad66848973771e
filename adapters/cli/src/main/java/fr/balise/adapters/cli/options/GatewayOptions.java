package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import fr.balise.adapters.fhir.pacing.PacedServers;
import fr.balise.adapters.fhir.pacing.RepeatPolicy;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.parts.GatewayPace;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.sources.DirectoryAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is reached. The API key never comes from an argument: arguments are seen by every user of a machine. */
public final class GatewayOptions {
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

    private @Nullable PacedServers servers;

    /**
     * Opens the way to a server for somebody who is watching.
     *
     * @param notices is told of waits
     */
    public Transport open(String url, Consumer<Text> notices) throws Refusal {
        RepeatPolicy repeats =
                onThisMachine(url) ? RepeatPolicy.ofServerThatMayBeStarting() : RepeatPolicy.ofSomebodyWatching();
        return servers(url).open(address(url), repeats, () -> false, notices, new Traffic());
    }

    /** Opens the way to a server for a run that nobody needs to watch. */
    public Transport overnight(String url, StopFlag stop, Consumer<Text> notices, Traffic traffic) throws Refusal {
        return servers(url).open(address(url), RepeatPolicy.overnight(), stop::raised, notices, traffic);
    }

    /** Opens a server with a key at hand and the usual settings. */
    public static Transport open(String url, ApiKey key) throws Refusal {
        return new PacedServers(NetworkSettings.of(address(url), key), GatewayPace.CALLS_A_SECOND)
                .open(address(url), RepeatPolicy.ofSomebodyWatching(), () -> false, notice -> {}, new Traffic());
    }

    /** Under one pace for the key, whatever this command opens. */
    private PacedServers servers(String first) throws Refusal {
        if (servers == null) {
            servers = new PacedServers(network(first), Math.max(callsPerSecond, 0));
        }
        return servers;
    }

    private NetworkSettings network(String url) throws Refusal {
        String password = secret(Secret.CLIENT_CERTIFICATE_PASSWORD).orElse("");
        return NetworkSettings.of(address(url), apiKey())
                .withTimeouts(Duration.ofSeconds(connectTimeout), Duration.ofSeconds(readTimeout))
                .with(
                        proxy == null ? Optional.empty() : Optional.of(address(proxy)),
                        Optional.ofNullable(trustedCertificates),
                        Optional.ofNullable(clientCertificate).map(file -> new ClientCertificate(file, password)));
    }

    /** What was said, by the names that a program started from here knows; secrets come from its environment. */
    public Map<String, @Nullable Object> said() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("apiKeyFile", apiKeyFile);
        said.put("proxy", proxy);
        said.put("trustedCertificates", trustedCertificates);
        said.put("clientCertificate", clientCertificate);
        said.put("connectTimeout", connectTimeout);
        said.put("readTimeout", readTimeout);
        said.put("callsPerSecond", callsPerSecond);
        return said;
    }

    /** True when the server is this very machine: a trial here changes nothing elsewhere. */
    public static boolean onThisMachine(String server) {
        try {
            String host = URI.create(server).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException e) {
            return false;
        }
    }

    private static URI address(String url) throws Refusal {
        DirectoryAddress.named(url);
        return URI.create(url);
    }

    private ApiKey apiKey() throws Refusal {
        String given = apiKeyFile == null ? secret(Secret.API_KEY).orElse("") : read(apiKeyFile);
        try {
            return given.isBlank() ? ApiKey.none() : ApiKey.of(given);
        } catch (IllegalArgumentException e) {
            throw Refusal.input(Inputs.MESSAGES.text("apiKey.impossible", Secret.API_KEY.variable()));
        }
    }

    /** A secret, from its variable or from the file that a variable names. */
    public static Optional<String> secret(Secret secret) throws Refusal {
        return secret.value(System.getenv());
    }

    private static String read(Path file) throws Refusal {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Refusal.input(Inputs.MESSAGES.text("apiKey.unreadable", file));
        }
    }
}
