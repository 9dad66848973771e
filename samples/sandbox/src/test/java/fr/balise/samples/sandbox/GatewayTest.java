package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path folder = Path.of("");

    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void start() {
        SampleFiles.writeTo(folder);
        start(SandboxOptions.serving(folder));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Practitioner", "/Practitioner/camille", "/metadata"})
    void a_call_without_a_key_or_with_another_is_turned_away(String path) {
        for (Answer answer : List.of(
                client.answer(client.anonymous(path)),
                client.answer(client.anonymous(path).header("ESANTE-API-KEY", "une autre")))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(answer.issue().path("code").asText()).isEqualTo("security");
        }
    }

    @Test
    void a_patch_without_a_key_changes_nothing() {
        Answer answer = client.answer(client.anonymous("/Practitioner/" + CAMILLE)
                .header("Content-Type", "application/fhir+json")
                .method("PATCH", BodyPublishers.ofString(deletion())));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).contains(CAMILLE_MAILBOX);
    }

    @Test
    void no_key_is_asked_for_when_none_is_configured() {
        start(SandboxOptions.serving(folder).with("apiKeys", Set.of()));

        assertThat(client.answer(client.anonymous("/Practitioner")).status()).isEqualTo(200);
    }

    @Test
    void the_eighteenth_call_of_a_second_is_one_too_many() {
        List<Answer> answers = IntStream.range(0, 18)
                .mapToObj(i -> client.get("/Practitioner"))
                .toList();

        assertThat(answers).extracting(Answer::status).startsWith(200, 200).endsWith(200, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(17);
        Answer refused = answers.get(17);
        assertThat(refused.issue().path("code").asText()).isEqualTo("throttled");
        assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void calls_pass_again_once_the_second_is_over() {
        IntStream.range(0, 18).forEach(i -> client.get("/Practitioner"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(client.get("/Practitioner").status()).isEqualTo(200);
    }

    @Test
    void reads_and_writes_of_a_key_share_its_rate_and_another_key_has_its_own() {
        start(SandboxOptions.serving(folder)
                .with("callsPerSecond", 2)
                .with("apiKeys", Set.of(SandboxOptions.DEFAULT_API_KEY, "other")));
        client.get("/Practitioner");
        client.search("Practitioner", "_count=1");

        assertThat(client.patch("/Practitioner/" + CAMILLE, deletion()).status())
                .isEqualTo(429);
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).contains(CAMILLE_MAILBOX);
        assertThat(client.answer(client.anonymous("/Practitioner").header("ESANTE-API-KEY", "other"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_429_may_keep_silent_about_when_to_come_back() {
        start(SandboxOptions.serving(folder).with("callsPerSecond", 1).with("retryAfter", false));
        client.get("/Practitioner");

        Answer refused = client.get("/Practitioner");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void a_charset_is_accepted_unless_content_types_are_strict() {
        assertThat(typed("application/fhir+json; charset=UTF-8", "application/x-www-form-urlencoded; charset=UTF-8"))
                .containsExactly(200, 200);

        start(SandboxOptions.serving(folder).with("strictContentTypes", true));

        assertThat(typed("application/fhir+json; charset=UTF-8", "application/x-www-form-urlencoded; charset=UTF-8"))
                .containsExactly(400, 400);
        assertThat(typed("application/fhir+json", "application/x-www-form-urlencoded"))
                .containsExactly(200, 200);
    }

    @Test
    void every_call_is_logged_in_order_without_its_key() {
        client.get("/Practitioner?_count=1");
        client.answer(client.anonymous("/Organization"));
        nanos.addAndGet(5);
        client.search("PractitionerRole", "_count=1");

        List<LoggedRequest> calls = sandbox.requests();
        assertThat(calls).extracting(LoggedRequest::status).containsExactly(200, 401, 200);
        assertThat(calls)
                .extracting(LoggedRequest::target)
                .containsExactly("/fhir/Practitioner?_count=1", "/fhir/Organization", "/fhir/PractitionerRole/_search");
        assertThat(calls).extracting(LoggedRequest::arrivalNanos).containsExactly(0L, 0L, 5L);
        assertThat(calls.get(2).body()).isEqualTo("_count=1");
        assertThat(calls.toString()).doesNotContain("ESANTE").doesNotContain(SandboxOptions.DEFAULT_API_KEY + ",");

        sandbox.clearRequests();
        assertThat(sandbox.requests()).isEmpty();
    }

    private Stream<Integer> typed(String ofPatch, String ofSearch) {
        return Stream.of(
                client.answer(client.request("/Practitioner/" + CAMILLE)
                                .header("Content-Type", ofPatch)
                                .method("PATCH", BodyPublishers.ofString(deletion())))
                        .status(),
                client.answer(client.request("/Practitioner/_search")
                                .header("Content-Type", ofSearch)
                                .POST(BodyPublishers.ofString("_count=1")))
                        .status());
    }

    private static String deletion() {
        return Patches.of(Patches.delete("Practitioner", CAMILLE_MAILBOX));
    }

    private void start(SandboxOptions options) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = SandboxDirectory.start(options, nanos::get);
        client = new Client(sandbox);
    }
}
