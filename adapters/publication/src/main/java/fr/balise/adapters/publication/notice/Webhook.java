package fr.balise.adapters.publication.notice;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * An address that takes notices, as a POST of JSON. It may bear a secret in its path: people are told its host alone.
 * One attempt is made, and no redirect followed.
 */
public record Webhook(URI address) {
    private static final Messages MESSAGES = Messages.beside(Webhook.class, "notice");
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;

    /**
     * The one at an address.
     *
     * @throws Refusal when it is no address of a server
     */
    public static Webhook at(String address) throws Refusal {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return new Webhook(uri);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.input(MESSAGES.text("webhook"));
        }
        throw Refusal.input(MESSAGES.text("webhook"));
    }

    /** Sends a notice, and says why it was not taken; empty when it was. */
    public Optional<Text> send(String json) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();
            HttpResponse<Void> reply = client.send(request, BodyHandlers.discarding());
            boolean taken = reply.statusCode() >= OK && reply.statusCode() < NO_LONGER_OK;
            return taken ? Optional.empty() : Optional.of(lost("HTTP " + reply.statusCode()));
        } catch (IOException e) {
            return Optional.of(lost(e.getClass().getSimpleName()));
        }
    }

    private Text lost(String why) {
        return MESSAGES.text("notice.lost", address.getHost(), why);
    }
}
