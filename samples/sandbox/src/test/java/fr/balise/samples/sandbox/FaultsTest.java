package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static fr.balise.samples.sandbox.SampleFiles.CAMILLE_MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private SandboxDirectory sandbox;
    private Client client;

    @BeforeEach
    void start(@TempDir Path folder) {
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(SampleFiles.writeTo(folder)).withoutRateLimit());
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500, 502, 503, 504})
    void any_status_can_be_answered_before_the_directory_is_reached(int status) {
        sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.status(status)));

        Answer answer = patch();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertNotApplied();
    }

    @Test
    void a_gateway_in_trouble_sends_html_and_says_when_to_come_back() {
        sandbox.faults()
                .add(Fault.before(
                        FaultTrigger.anyPatch(), FaultEffect.status(503).html().retryAfter(7)));

        Answer answer = patch();

        assertThat(answer.body()).startsWith("<html>");
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(header(answer, "Retry-After")).isEqualTo("7");
    }

    @Test
    void a_time_out_of_the_gateway_can_hide_a_change_that_was_made() {
        sandbox.faults()
                .add(Fault.after(
                        FaultTrigger.anyPatch(), FaultEffect.status(504).empty()));

        Answer answer = patch();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.body()).isEmpty();
        assertApplied(504);
    }

    @Test
    void a_connection_dropped_before_leaves_everything_as_it_was() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.drop()));

        assertThatThrownBy(this::patchOrFail).isInstanceOf(IOException.class);

        assertNotApplied();
    }

    @Test
    void a_connection_dropped_after_hides_a_change_that_was_made() {
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch(), FaultEffect.drop()));

        assertThatThrownBy(this::patchOrFail).isInstanceOf(IOException.class);

        assertApplied(0);
    }

    @Test
    void a_connection_can_end_in_the_middle_of_the_answer() {
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch(), FaultEffect.dropAfterBytes(20)));

        assertThatThrownBy(this::patchOrFail).isInstanceOf(IOException.class);

        assertApplied(0);
    }

    @Test
    void a_client_that_waits_too_little_does_not_learn_of_its_change() {
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch(), FaultEffect.delay(Duration.ofHours(1))));

        assertThatThrownBy(() -> client.send(client.patchRequest("/Practitioner/" + CAMILLE, deletion())
                        .timeout(Duration.ofMillis(400))))
                .isInstanceOf(HttpTimeoutException.class);

        waitUntilApplied();
        assertApplied(0);
    }

    @Test
    void a_delay_keeps_the_answer_and_gives_it_later() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall(), FaultEffect.delay(Duration.ofMillis(60))));
        long start = System.nanoTime();

        assertThat(client.get("/Practitioner").status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void a_delay_ends_when_its_fault_is_taken_away() throws Exception {
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch(), FaultEffect.delay(Duration.ofHours(1))));
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(this::patch);
        waitUntilApplied();
        assertThat(answer).isNotDone();

        sandbox.faults().clear();

        assertThat(answer.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
    }

    @Test
    void a_delayed_answer_does_not_delay_the_end() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall(), FaultEffect.delay(Duration.ofHours(1))));
        assertThatThrownBy(() -> client.send(client.request("/Practitioner").timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);

        sandbox.close();
    }

    @Test
    void an_answer_can_be_cut_short() {
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch(), FaultEffect.truncate(40)));

        Answer answer = patch();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(40).startsWith("{\"resourceType\":\"Practitioner\"");
        assertApplied(200);
    }

    @Test
    void a_success_can_come_with_nothing_or_with_html() {
        sandbox.faults()
                .add(Fault.after(
                        FaultTrigger.anyPatch().first(1),
                        FaultEffect.status(200).empty()));
        assertThat(patch().body()).isEmpty();
        assertApplied(200);

        sandbox.faults()
                .add(Fault.before(
                        FaultTrigger.anyPatch(), FaultEffect.status(200).html()));
        assertThat(patch().body()).startsWith("<html>");
    }

    @Test
    void a_call_can_be_sent_elsewhere() {
        sandbox.faults()
                .add(Fault.before(FaultTrigger.anyPatch(), FaultEffect.redirect("https://exemple.fr/ailleurs")));

        Answer answer = patch();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("https://exemple.fr/ailleurs");
        assertNotApplied();
    }

    @Test
    void an_effect_replaces_the_headers_of_the_answer_it_hides() {
        sandbox.faults().add(Fault.after(FaultTrigger.anyCall(), FaultEffect.status(500)));

        Answer answer = patch();

        assertThat(answer.response().headers().firstValue("Content-Location")).isEmpty();
        assertThat(answer.response().headers().allValues("Content-Type")).hasSize(1);
    }

    @Test
    void every_nth_call_is_struck() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall().every(3), FaultEffect.status(503)));

        assertThat(statuses(7)).containsExactly(200, 200, 503, 200, 200, 503, 200);
    }

    @Test
    void the_first_calls_only_are_struck() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall().first(2), FaultEffect.status(503)));

        assertThat(statuses(4)).containsExactly(503, 503, 200, 200);
    }

    @Test
    void chance_strikes_the_same_calls_for_the_same_seed() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall().probability(0.5, 42), FaultEffect.status(503)));
        List<Integer> once = statuses(20);
        sandbox.faults().clear();
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall().probability(0.5, 42), FaultEffect.status(503)));

        assertThat(statuses(20)).isEqualTo(once).contains(200, 503);
    }

    @Test
    void method_and_path_choose_the_calls() {
        sandbox.faults()
                .add(Fault.before(
                        FaultTrigger.anyCall().method("GET").path("Organization\\?.*_count=1"),
                        FaultEffect.status(503)));

        assertThat(client.get("/Organization?_count=1").status()).isEqualTo(503);
        assertThat(client.get("/Organization?_count=2").status()).isEqualTo(200);
        assertThat(client.search("Organization", "_count=1").status()).isEqualTo(200);
    }

    @Test
    void no_fault_is_left_once_they_are_cleared() {
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall(), FaultEffect.status(503)));
        sandbox.faults().clear();

        assertThat(statuses(2)).containsExactly(200, 200);
    }

    private List<Integer> statuses(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> client.get("/Practitioner?_count=1").status())
                .toList();
    }

    private Answer patch() {
        return client.patch("/Practitioner/" + CAMILLE, deletion());
    }

    private void patchOrFail() throws IOException {
        client.send(client.patchRequest("/Practitioner/" + CAMILLE, deletion()));
    }

    private static String deletion() {
        return Patches.of(Patches.delete("Practitioner", CAMILLE_MAILBOX));
    }

    /** A client that gave up early on a busy machine may be ahead of the directory. */
    private void waitUntilApplied() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sandbox.requests().stream().noneMatch(LoggedRequest::applied) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private void assertApplied(int status) {
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).doesNotContain(CAMILLE_MAILBOX);
        assertThat(sandbox.requests()).singleElement().satisfies(call -> {
            assertThat(call.applied()).isTrue();
            assertThat(call.status()).isEqualTo(status);
        });
    }

    private void assertNotApplied() {
        assertThat(sandbox.telecomJson("Practitioner", CAMILLE)).contains(CAMILLE_MAILBOX);
        assertThat(sandbox.requests())
                .singleElement()
                .satisfies(call -> assertThat(call.applied()).isFalse());
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }
}
