package fr.balise.adapters.cli.following;

import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.settings.Secret;
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
import org.jspecify.annotations.Nullable;

/**
 * An address that takes notices, as a POST of JSON. It may bear a secret in its path: people are told its host alone.
 * One attempt is made, and no redirect followed.
 */
record Webhook(URI address) {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;

    /**
     * The one that is said, or that the variable names; empty where none is.
     *
     * @throws Refusal when it is no address of a server
     */
    static Optional<Webhook> at(@Nullable String said) throws Refusal {
        Optional<String> address = said == null ? GatewayOptions.secret(Secret.WEBHOOK) : Optional.of(said);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(address.get());
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return Optional.of(new Webhook(uri));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.input(FollowingOptions.MESSAGES.text("webhook"));
        }
        throw Refusal.input(FollowingOptions.MESSAGES.text("webhook"));
    }

    /** Sends a notice, and says why it was not taken; empty when it was. */
    Optional<Text> send(String json) throws InterruptedException {
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
        return FollowingOptions.MESSAGES.text("notice.lost", address.getHost(), why);
    }
}
