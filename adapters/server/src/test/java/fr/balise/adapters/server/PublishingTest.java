package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan approved and carried out over the API, on the sandbox directory. */
class PublishingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private SandboxDirectory directory;
    private TestServer server;

    @BeforeEach
    void start() {
        directory = SandboxDirectory.start(
                SandboxOptions.serving(TestServer.SAMPLES.resolve("directory")).withoutRateLimit());
        server = TestServer.on(directory, folder.resolve("journal"), TestServer.SAMPLES);
    }

    @AfterEach
    void stop() {
        server.close();
        directory.close();
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    private JsonNode plan() throws Exception {
        return json(server.post("/api/v1/plans", "application/json", ""));
    }

    private static String path(JsonNode plan) {
        return "/api/v1/plans/" + plan.at("/id").asText();
    }

    private HttpResponse<String> put(String path, String body) {
        return server.send(
                server.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private static String naming(JsonNode plan) {
        return "{\"digest\":\"" + plan.at("/digest").asText() + "\"}";
    }

    /** Approves with every override that is needed. */
    private JsonNode approve(JsonNode plan) throws Exception {
        var needed = JSON.createObjectNode().put("digest", plan.at("/digest").asText());
        var overrides = needed.putArray("overrides");
        json(server.get(path(plan) + "/approval"))
                .at("/needed")
                .forEach(need -> need.at("/overrides").forEach(overrides::add));
        return json(put(path(plan) + "/approval", needed.toString()));
    }

    /** Carries out, follows the events to their end, and gives what is said then. */
    private JsonNode ended(HttpResponse<String> begun) throws Exception {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String job = begun.headers().firstValue("Location").orElseThrow();
        assertThat(server.get(job + "/events").body()).contains("event:progress");
        return json(server.get(job));
    }

    private HttpResponse<String> apply(JsonNode plan) {
        return server.post(path(plan) + "/runs", "application/json", naming(plan));
    }

    private long patches() {
        return directory.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    @Test
    void an_approved_plan_is_carried_out_seen_and_taken_back() throws Exception {
        JsonNode plan = plan();
        assertThat(approve(plan).at("/approved").asBoolean()).isTrue();

        JsonNode run = ended(apply(plan));

        assertThat(run.at("/state").asText()).as(run.toString()).isEqualTo("DONE");
        assertThat(run.at("/complete").asBoolean()).isTrue();
        assertThat(run.at("/counts/APPLIED").asInt())
                .isEqualTo(plan.at("/summary/calls").asInt());
        JsonNode result = json(server.get("/api/v1/jobs/" + run.at("/job").asText() + "/result"));
        assertThat(result.at("/schema").asText()).isEqualTo("urn:balise:run:1");
        assertThat(result.at("/verification/differences")).isEmpty();
        assertThat(plan().at("/summary/calls").asInt()).isZero();

        JsonNode undone =
                ended(server.post("/api/v1/runs/" + run.at("/run").asText() + "/undo", "application/json", ""));

        // One address of the samples is none that the directory would take again.
        int calls = plan.at("/summary/calls").asInt();
        assertThat(undone.at("/counts/APPLIED").asInt()).as(undone.toString()).isEqualTo(calls - 1);
        assertThat(undone.at("/counts/REFUSED").asInt()).isEqualTo(1);
        assertThat(plan().at("/summary/calls").asInt()).isEqualTo(calls - 1);
        JsonNode refusal = json(server.get("/api/v1/audit?kind=refused&q=ALICE.RENARD"));
        assertThat(refusal.at("/total").asInt()).isEqualTo(1);
        assertThat(refusal.at("/items/0/why").asText()).contains("422");
        assertThat(json(server.get("/api/v1/audit?from=2020-01-01&until=2020-12-31"))
                        .at("/total")
                        .asInt())
                .isZero();
        JsonNode runs = json(server.get("/api/v1/runs"));
        assertThat(runs.at("/items").valueStream().map(each -> each.at("/kind").asText()))
                .containsExactly("UNDO", "APPLY");
        assertThat(server.get("/actuator/prometheus").body())
                .contains(
                        "balise_runs_total{end=\"complete\"} 1.0",
                        "balise_runs_total{end=\"partial\"} 1.0",
                        "balise_changes_total{outcome=\"refused\"} 1.0",
                        "balise_calls_per_second_limit 0.0")
                .containsPattern("balise_calls_total [1-9]");
    }

    @Test
    void attachments_are_carried_out_now_and_removals_stay_for_later_with_their_reason() throws Exception {
        JsonNode whole = plan();
        HttpResponse<String> made = server.post(
                path(whole) + "/parts",
                "application/json",
                "{\"digest\":\"" + whole.at("/digest").asText()
                        + "\",\"leaveActions\":[\"DETACH\"],\"reason\":\"after the <holidays>\"}");
        JsonNode part = json(made);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(part.at("/summary/detach").asInt()).isZero();
        assertThat(part.at("/summary/attach").asInt())
                .isEqualTo(whole.at("/summary/attach").asInt())
                .isPositive();
        JsonNode document = json(server.get(path(part)));
        assertThat(document.at("/withheld").toString()).contains("after the <holidays>");
        assertThat(document.at("/impact/types").toString()).doesNotContain("\"removed\":1");

        approve(part);
        JsonNode run = ended(apply(part));

        assertThat(run.at("/complete").asBoolean()).as(run.toString()).isTrue();
        JsonNode later = plan();
        assertThat(later.at("/summary/attach").asInt()).isZero();
        assertThat(later.at("/summary/detach").asInt())
                .isEqualTo(whole.at("/summary/detach").asInt());
        assertThat(server.post(
                                path(whole) + "/parts",
                                "application/json",
                                "{\"digest\":\"" + whole.at("/digest").asText()
                                        + "\",\"leaveActions\":[\"DETACH\"],\"reason\":\"late\"}")
                        .statusCode())
                .as("the data were read anew")
                .isEqualTo(409);
    }

    @Test
    void a_request_that_is_repeated_with_its_key_begins_one_run() throws Exception {
        JsonNode plan = plan();
        approve(plan);

        String first = again(plan).headers().firstValue("Location").orElseThrow();
        HttpResponse<String> second = again(plan);

        assertThat(second.headers().firstValue("Location")).hasValue(first);
        ended(second);
        assertThat(json(server.get("/api/v1/runs")).at("/total").asInt()).isEqualTo(1);
        String run = json(server.get(first)).at("/run").asText();
        assertThat(server.send(server.request("/api/v1/runs/" + run + "/undo")
                                .header("Idempotency-Key", "one")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(409);
    }

    private HttpResponse<String> again(JsonNode plan) {
        return server.send(server.request(path(plan) + "/runs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "one")
                .POST(BodyPublishers.ofString(naming(plan))));
    }

    /** It is paused while it reads, so that no call has left. */
    @Test
    void a_paused_run_keeps_its_place_sends_nothing_and_goes_on_when_it_is_asked_to() throws Exception {
        JsonNode plan = plan();
        approve(plan);
        directory
                .faults()
                .add(Fault.read(JSON.readTree("{\"when\":{\"path\":\"_search\"},\"effect\":{\"answer\":503}}")));
        HttpResponse<String> begun = apply(plan);
        String job = begun.headers().firstValue("Location").orElseThrow();

        assertThat(server.post(job + "/pause", "application/json", "").statusCode())
                .isEqualTo(202);
        directory.faults().clear();
        while (json(server.get(job)).at("/state").asText().equals("WAITING")) {
            Thread.onSpinWait();
        }
        JsonNode paused = json(server.get(job));
        HttpResponse<String> other = apply(plan);

        assertThat(paused.at("/state").asText()).isEqualTo("PAUSED");
        assertThat(paused.at("/notices").toString()).contains("paused by");
        assertThat(paused.at("/steps").asInt()).isPositive();
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).at("/detail").asText()).contains("under way");
        assertThat(patches()).isZero();
        assertThat(json(server.get("/api/v1/runs")).at("/items/0/state").asText())
                .isEqualTo("UNDER_WAY");
        assertThat(server.post(job + "/resume", "application/json", "").statusCode())
                .isEqualTo(202);
        assertThat(ended(begun).at("/complete").asBoolean()).isTrue();
        assertThat(server.post(job + "/pause", "application/json", "").statusCode())
                .isEqualTo(409);
    }

    /** The first service is stopped while the directory takes no call. */
    @Test
    void a_run_that_was_interrupted_is_resumed_by_the_next_service() throws Exception {
        JsonNode plan = plan();
        approve(plan);
        directory
                .faults()
                .add(Fault.read(JSON.readTree("{\"when\":{\"method\":\"PATCH\"},\"effect\":{\"answer\":503}}")));
        HttpResponse<String> begun = apply(plan);
        String job = begun.headers().firstValue("Location").orElseThrow();
        while (json(server.get(job)).at("/run").asText().isEmpty()) {
            Thread.onSpinWait();
        }
        server.close();
        directory.faults().clear();
        server = TestServer.on(directory, folder.resolve("journal"), TestServer.SAMPLES);

        JsonNode run = json(server.get("/api/v1/runs")).at("/items/0");
        assertThat(run.at("/state").asText()).as(run.toString()).isEqualTo("TO_BE_RESUMED");
        JsonNode resumed =
                ended(server.post("/api/v1/runs/" + run.at("/run").asText() + "/resume", "application/json", ""));

        assertThat(resumed.at("/complete").asBoolean()).as(resumed.toString()).isTrue();
        assertThat(plan().at("/summary/calls").asInt()).isZero();
    }

    @Test
    void a_plan_is_begun_only_by_a_standing_approval_of_that_very_plan() throws Exception {
        JsonNode plan = plan();
        String other = "{\"digest\":\"" + "0".repeat(64) + "\"}";
        HttpResponse<String> unapproved = apply(plan);
        assertThat(unapproved.statusCode()).isEqualTo(409);
        assertThat(json(unapproved).at("/detail").asText()).contains("not approved");

        assertThat(put(path(plan) + "/approval", other).statusCode()).isEqualTo(409);
        assertThat(put(path(plan) + "/approval", "{\"digest\":\"\"}").statusCode())
                .isEqualTo(409);
        assertThat(put(path(plan) + "/approval", "{}").statusCode()).isEqualTo(422);
        approve(plan);
        assertThat(server.post(path(plan) + "/runs", "application/json", other).statusCode())
                .isEqualTo(409);

        server.send(server.request(path(plan) + "/approval").DELETE());
        assertThat(apply(plan).statusCode()).isEqualTo(409);
        assertThat(json(server.get(path(plan) + "/approval")).at("/steps/2/act").asText())
                .isEqualTo("WITHDRAWN");
        assertThat(patches()).isZero();
    }

    @Test
    void a_limit_that_nobody_lifted_stops_the_run_before_its_first_call_until_the_refused_plan_is_rejected()
            throws Exception {
        server.close();
        server = TestServer.on(directory, folder.resolve("journal"), withoutConfirmedDates());
        JsonNode plan = plan();
        put(path(plan) + "/approval", naming(plan));

        JsonNode run = ended(apply(plan));

        assertThat(run.at("/state").asText()).isEqualTo("FAILED");
        assertThat(run.at("/refused/0/en").asText()).contains("assumed");
        assertThat(patches()).isZero();
        assertThat(json(server.get("/api/v1/quarantine")).at("/digest").asText())
                .isEqualTo(plan.at("/digest").asText());
        assertThat(server.send(server.request("/api/v1/quarantine").DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(server.get("/api/v1/quarantine").statusCode()).isEqualTo(204);
    }

    private Path withoutConfirmedDates() throws IOException {
        Path samples = TestServer.SAMPLES;
        Path data = Files.createDirectories(folder.resolve("data"));
        for (String name : List.of("mailboxes.csv", "declarations.csv")) {
            Files.copy(samples.resolve(name), data.resolve(name));
        }
        String operator = Files.readString(samples.resolve("operator.yaml"));
        Files.writeString(data.resolve("operator.yaml"), operator.substring(0, operator.indexOf("confirmed:")));
        return data;
    }
}
