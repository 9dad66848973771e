package fr.balise.samples.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A client that knows nothing but HTTP. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Client(SandboxDirectory sandbox) {
        this.base = sandbox.baseUrl();
    }

    Answer get(String pathAndQuery) {
        return answer(request(pathAndQuery).GET());
    }

    /** A link as the server gave it. */
    Answer follow(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url))
                .header("ESANTE-API-KEY", SandboxOptions.DEFAULT_API_KEY)
                .timeout(PATIENCE)
                .GET());
    }

    Answer search(String type, String form) {
        return answer(request("/" + type + "/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Answer patch(String pathAndQuery, String body) {
        return answer(patchRequest(pathAndQuery, body));
    }

    HttpRequest.Builder patchRequest(String pathAndQuery, String body) {
        return request(pathAndQuery)
                .header("Content-Type", "application/fhir+json")
                .method("PATCH", BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return anonymous(pathAndQuery).header("ESANTE-API-KEY", SandboxOptions.DEFAULT_API_KEY);
    }

    HttpRequest.Builder anonymous(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(PATIENCE);
    }

    Answer answer(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString(UTF_8)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        JsonNode issue() {
            return json().at("/issue/0");
        }

        String issueCode() {
            return issue().at("/details/coding/0/code").asText();
        }

        List<String> ids() {
            return json().path("entry")
                    .valueStream()
                    .map(entry -> entry.at("/resource/id").asText())
                    .toList();
        }

        String next() {
            return json().path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").asText().equals("next"))
                    .map(link -> link.path("url").asText())
                    .findFirst()
                    .orElse("");
        }
    }
}
