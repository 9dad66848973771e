package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.SampleFiles.CAMILLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.samples.sandbox.Client.Answer;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
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

    @Test
    void a_posted_fault_strikes_until_faults_are_deleted() {
        Answer posted = post("""
                {"when": {"method": "GET", "path": "Organization", "first": 1},
                 "effect": {"answer": 503, "body": "html", "retryAfter": 3}}""");

        assertThat(posted.status()).isEqualTo(201);
        assertThat(client.get("/Organization").status()).isEqualTo(503);
        assertThat(client.get("/Organization").status()).isEqualTo(200);
        assertThat(get("/faults").json()).hasSize(1);
        assertThat(delete("/faults").status()).isEqualTo(204);
        assertThat(sandbox.faults().list()).isEmpty();
    }

    @Test
    void several_faults_are_posted_together() {
        post("[{\"effect\": {\"dropAfterBytes\": 0}}, {\"moment\": \"after\", \"effect\": {\"truncateTo\": 5}}]");

        assertThat(sandbox.faults().list())
                .extracting(Fault::effect)
                .containsExactly(FaultEffect.drop(), FaultEffect.truncate(5));
    }

    @Test
    void faults_read_back_as_they_were_written() {
        FaultTrigger often =
                FaultTrigger.anyPatch().path("Role/").every(3).first(2).probability(0.25, 42);
        sandbox.faults().add(Fault.after(often, FaultEffect.status(504).empty().retryAfter(1)));
        sandbox.faults().add(Fault.before(often, FaultEffect.delay(Duration.ofMillis(250))));
        sandbox.faults().add(Fault.after(often, FaultEffect.dropAfterBytes(9)));
        sandbox.faults().add(Fault.after(FaultTrigger.anyCall(), FaultEffect.truncate(8)));
        sandbox.faults().add(Fault.before(FaultTrigger.anyCall(), FaultEffect.redirect("/ailleurs")));
        JsonNode written = get("/faults").json();
        sandbox.faults().clear();

        Answer posted = post(written.toString());

        assertThat(posted.json()).isEqualTo(written);
        assertThat(sandbox.faults().list()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                               | Unexpected end-of-input
                    5                                                               | An object is expected, not 5
                    {}                                                              | effect
                    {"effect": {"explode": true}}                                   | effect
                    {"effect": {"answer": 99}}                                      | answer is a status from 200 to 599, not 99
                    {"effect": {"answer": 500, "body": "poem"}}                     | effect.body: .*poem.*html, empty
                    {"effect": {"answer": "often"}}                                 | effect.answer: .*often
                    {"when": {"methode": "GET"}, "effect": {"dropAfterBytes": 0}}   | when.methode is not known; there are .*method
                    {"when": {"path": "("}, "effect": {"dropAfterBytes": 0}}        | when.path: .*Unclosed group
                    {"when": {"every": 0}, "effect": {"dropAfterBytes": 0}}         | every must be at least 1, not 0
                    {"moment": "before", "effect": {"truncateTo": 5}}               | the moment must be after
                    {"moment": "later", "effect": {"truncateTo": 5}}                | moment: .*later.*after, before
                    [{"effect": {"dropAfterBytes": 0}}, {}]                         | effect
                    """)
    void a_fault_that_is_not_understood_is_refused_with_the_place_and_what_would_be(String json, String told) {
        Answer answer = post(json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).containsPattern(told);
        assertThat(sandbox.faults().list()).isEmpty();
    }

    @Test
    void a_form_of_a_web_page_cannot_add_a_fault() {
        Answer answer = client.answer(HttpRequest.newBuilder(admin("/faults"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"effect\": {\"dropAfterBytes\": 0}}")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(sandbox.faults().list()).isEmpty();
    }

    @Test
    void calls_to_the_directory_are_listed_and_those_to_the_administration_are_not() {
        client.get("/Organization?_count=1");

        JsonNode calls = get("/requests").json();

        assertThat(calls).hasSize(1);
        assertThat(calls.at("/0/method").asText()).isEqualTo("GET");
        assertThat(calls.at("/0/target").asText()).isEqualTo("/fhir/Organization?_count=1");
        assertThat(calls.at("/0/status").asInt()).isEqualTo(200);
        assertThat(calls.at("/0/applied").asBoolean(true)).isFalse();
        assertThat(delete("/requests").status()).isEqualTo(204);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void the_state_is_summed_up_and_each_resource_is_within_reach() {
        JsonNode state = get("/state").json();

        assertThat(state.path("baseUrl").asText()).isEqualTo(sandbox.baseUrl().toString());
        assertThat(state.at("/resources/Practitioner").asInt()).isEqualTo(3);
        assertThat(state.at("/resources/PractitionerRole").asInt()).isEqualTo(4);
        assertThat(state.path("mailboxes").asInt()).isEqualTo(3);
        assertThat(get("/state/Practitioner/" + CAMILLE).body())
                .isEqualTo(sandbox.resourceJson("Practitioner", CAMILLE));
        assertThat(get("/state/Practitioner/inconnu").status()).isEqualTo(404);
        assertThat(get("/ailleurs").status()).isEqualTo(404);
        assertThat(delete("/state").status()).isEqualTo(404);
    }

    private Answer post(String json) {
        return client.answer(HttpRequest.newBuilder(admin("/faults"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Answer get(String path) {
        return client.answer(HttpRequest.newBuilder(admin(path)).GET());
    }

    private Answer delete(String path) {
        return client.answer(HttpRequest.newBuilder(admin(path)).DELETE());
    }

    private URI admin(String path) {
        return URI.create(sandbox.adminUrl() + path);
    }
}
