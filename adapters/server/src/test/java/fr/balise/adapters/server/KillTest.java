package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service killed in the middle of a run, and two services on one PostgreSQL. */
class KillTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String journal = "";
    private SandboxDirectory directory;

    private TestServer service(String store) {
        return TestServer.start(
                TestServer.settings(TestServer.writing(directory, journal, Map.of("store", folder.resolve(store)))),
                Clock.systemUTC());
    }

    private HttpResponse<String> send(URI service, String method, String path, String body) {
        return TestServer.send(
                client,
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Authorization", "Bearer " + TestServer.KEY)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "key-" + body.hashCode())
                        .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode json(URI service, String method, String path, String body) throws Exception {
        return JSON.readTree(send(service, method, path, body).body());
    }

    private JsonNode get(URI service, String path) throws Exception {
        return json(service, "GET", path, "");
    }

    /** Plans, and approves with every override that is needed. */
    private JsonNode approved(URI service) throws Exception {
        JsonNode plan = json(service, "POST", "/api/v1/plans", "");
        String approval = "/api/v1/plans/" + plan.at("/id").asText() + "/approval";
        var naming = JSON.createObjectNode().put("digest", plan.at("/digest").asText());
        var overrides = naming.putArray("overrides");
        get(service, approval)
                .at("/needed")
                .forEach(need -> need.at("/overrides").forEach(overrides::add));
        JsonNode answer = json(service, "PUT", approval, naming.toString());
        assertThat(answer.at("/approved").asBoolean()).as(answer.toString()).isTrue();
        return plan;
    }

    private HttpResponse<String> begin(URI service, JsonNode plan) {
        return send(
                service,
                "POST",
                "/api/v1/plans/" + plan.at("/id").asText() + "/runs",
                "{\"digest\":\"" + plan.at("/digest").asText() + "\"}");
    }

    private static String job(HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return begun.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode ended(URI service, String job) throws Exception {
        send(service, "GET", job + "/events", "");
        return get(service, job);
    }

    private long patches() {
        return directory.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    private List<String> runs(URI service) throws Exception {
        return get(service, "/api/v1/runs")
                .at("/items")
                .valueStream()
                .map(run -> run.at("/kind").asText() + " " + run.at("/state").asText())
                .toList();
    }

    @Test
    void a_killed_run_is_told_and_resumed_and_two_services_on_one_journal_run_a_plan_once() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                SandboxDirectory sandbox =
                        SandboxDirectory.start(SandboxOptions.serving(TestServer.SAMPLES.resolve("directory"))
                                .withoutRateLimit())) {
            directory = sandbox;
            journal = database.getJdbcUrl("postgres", "postgres");
            ServiceProcess killed = ServiceProcess.start(folder.resolve("first"), directory, journal);
            JsonNode plan;
            String job;
            try {
                plan = approved(killed.address());
                job = job(begin(killed.address(), plan));
                JsonNode progress = get(killed.address(), job);
                while (progress.at("/done").asInt() < 2) {
                    assertThat(progress.at("/state").asText())
                            .as(progress.toString())
                            .isIn("WAITING", "RUNNING");
                    progress = get(killed.address(), job);
                }
            } finally {
                killed.process().destroyForcibly().waitFor();
            }
            int calls = plan.at("/summary/calls").asInt();
            assertThat(patches()).isBetween(2L, calls - 1L);

            try (TestServer next = service("first");
                    TestServer other = service("second")) {
                killedRunEndsAsAnyOther(next.address(), plan, job, calls);
                assertThat(runs(other.address())).containsExactly("UNDO FINISHED", "APPLY FINISHED");
                onlyOneOfTwoRunsAPlan(next.address(), other.address());
                whatOnePutsInForceDecidesInTheOther(next.address(), other.address());
            }
        }
    }

    private void killedRunEndsAsAnyOther(URI service, JsonNode plan, String job, int calls) throws Exception {
        JsonNode told = get(service, job);
        assertThat(told.at("/state").asText()).as(told.toString()).isEqualTo("INTERRUPTED");
        assertThat(job(begin(service, plan))).as("the same key").isEqualTo(job);
        assertThat(runs(service)).containsExactly("APPLY TO_BE_RESUMED");
        String run = told.at("/run").asText();

        JsonNode resumed = ended(service, job(send(service, "POST", "/api/v1/runs/" + run + "/resume", "resume")));

        assertThat(resumed.at("/complete").asBoolean()).as(resumed.toString()).isTrue();
        assertThat(runs(service)).containsExactly("APPLY FINISHED");
        assertThat(json(service, "POST", "/api/v1/plans", "")
                        .at("/summary/calls")
                        .asInt())
                .isZero();
        // A call that was under way when the service was killed is read again, not sent blindly.
        assertThat(patches()).isBetween((long) calls, calls + 4L);
        ended(service, job(send(service, "POST", "/api/v1/runs/" + run + "/undo", "undo")));
    }

    private void onlyOneOfTwoRunsAPlan(URI one, URI other) throws Exception {
        JsonNode plan = approved(one);
        JsonNode same = approved(other);
        assertThat(same.at("/digest").asText()).isEqualTo(plan.at("/digest").asText());
        long before = patches();

        String first = job(begin(one, plan));
        String second = job(begin(other, same));
        List<JsonNode> both = List.of(ended(one, first), ended(other, second));

        assertThat(both)
                .filteredOn(each -> each.at("/complete").asBoolean())
                .as(both.toString())
                .hasSize(1);
        assertThat(both)
                .filteredOn(each -> !each.at("/refused").isEmpty())
                .as(both.toString())
                .hasSize(1);
        assertThat(patches() - before).isEqualTo(plan.at("/summary/calls").asInt());
        JsonNode again = ended(
                one,
                job(send(
                        one,
                        "POST",
                        "/api/v1/plans/" + plan.at("/id").asText() + "/runs",
                        "{\"digest\": \"" + plan.at("/digest").asText() + "\"}")));
        assertThat(again.at("/refused/0/en").asText()).contains("since it was approved");
    }

    private void whatOnePutsInForceDecidesInTheOther(URI one, URI other) throws Exception {
        String current = "/api/v1/policies/current";
        String first = get(one, current).at("/bundleDigest").asText().substring(0, 16);
        JsonNode version = json(
                one,
                "PUT",
                "/api/v1/policies/" + first + "/settings",
                "{\"settings\":{\"activity.inactiveAfterMonths\":8}}");

        HttpResponse<String> activated = send(
                one,
                "PUT",
                "/api/v1/policies/" + version.at("/id").asText() + "/activation",
                "{\"digest\":\"" + version.at("/digest").asText() + "\"}");

        assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
        assertThat(get(other, current).at("/bundleDigest")).isEqualTo(version.at("/digest"));
    }
}
