package fr.balise.adapters.server;

import fr.balise.core.findings.Refusal;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service over the sample data, on a free port; most tests share one. */
final class TestServer implements AutoCloseable {
    static final String KEY = "a-key-for-tests-of-at-least-32-characters";
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Object ONE_AT_A_TIME = new Object();

    static final Path SAMPLES = ROOT.resolve("samples/data");
    /** In the build's folder: what tests keep goes with it. */
    private static final Path STORES = Path.of("target/stores").toAbsolutePath();

    private static Optional<TestServer> shared = Optional.empty();

    static {
        // Tests are kept out by the hundred.
        System.setProperty("logging.level.balise.security", "OFF");
    }

    private final BaliseServer.Running running;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(BaliseServer.Running running) {
        this.running = running;
    }

    /** The one that tests share; it ends with the program. */
    static synchronized TestServer shared() {
        if (shared.isEmpty()) {
            shared = Optional.of(start(0));
        }
        return shared.get();
    }

    /** @param rate requests a second that it answers; 0 for no limit */
    static TestServer start(int rate) {
        return start(settings(Map.of("rate", rate)));
    }

    /** One that reads and writes a live directory. */
    static TestServer on(SandboxDirectory directory, Path journal, Path data) {
        return start(settings(writing(directory, journal, Map.of("data", data))));
    }

    /** What says that a live directory is read and written, and more. */
    static Map<String, Object> writing(SandboxDirectory directory, Object journal, Map<String, Object> more) {
        Map<String, Object> said = new HashMap<>(
                Map.of("endpoint", directory.baseUrl(), "journal", journal, "visibleWithin", 1, "callsPerSecond", 0));
        said.putAll(more);
        return said;
    }

    /** Settings for the samples, with a store of their own, save what is said otherwise. */
    static ServerSettings settings(Map<String, ?> otherwise) {
        try {
            Map<String, Object> said = new TreeMap<>(
                    Map.of("policy", ROOT.resolve("rules/policy"), "data", SAMPLES, "asOf", "2026-12-01", "rate", 0));
            said.putAll(otherwise);
            if (!said.containsKey("store")) {
                said.put("store", Files.createTempDirectory(Files.createDirectories(STORES), "store"));
            }
            Map<String, String> secrets = new HashMap<>(Map.of("BALISE_API_KEY", SandboxOptions.DEFAULT_API_KEY));
            secrets.put(said.containsKey("issuer") ? "BALISE_CLIENT_SECRET" : ServerSettings.KEY_VARIABLE, KEY);
            Optional.ofNullable(said.remove("BALISE_WEBHOOK"))
                    .ifPresent(address -> secrets.put("BALISE_WEBHOOK", address.toString()));
            return ServerSettings.of(
                    said.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .toList(),
                    secrets);
        } catch (IOException | Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    /** One started with all that can be said. One after the other: services of one JVM share their logging. */
    static TestServer start(ServerSettings settings) {
        return start(settings, Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC));
    }

    /** As {@link #start(ServerSettings)}, by another clock. */
    static TestServer start(ServerSettings settings, Clock clock) {
        try {
            synchronized (ONE_AT_A_TIME) {
                return new TestServer(BaliseServer.start(settings, clock));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return running.address();
    }

    URI link() {
        return running.link().orElseThrow();
    }

    /** A request that says the key of the one user. */
    HttpRequest.Builder request(String path) {
        return request(KEY, path);
    }

    /** A request that says a key, or a token. */
    HttpRequest.Builder request(String key, String path) {
        return anonymous(path).header("Authorization", "Bearer " + key);
    }

    /** A part of the service. */
    <T> T bean(Class<T> type) {
        return running.context().getBean(type);
    }

    /** Every address that it serves, save those of Actuator. */
    RequestMappingHandlerMapping mappings() {
        return running.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** A request of nobody; a path that no URI may have is sent as far as it can be written. */
    HttpRequest.Builder anonymous(String path) {
        try {
            return HttpRequest.newBuilder(new URI(address() + path));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(client, request);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            ApiAnswers.check(answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A browser without pages: it keeps cookies and follows. */
    static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            running.close();
        }
    }
}
