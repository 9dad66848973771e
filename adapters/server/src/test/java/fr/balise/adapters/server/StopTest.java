package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.publication.target.TargetJournal;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service ends, and what outlives it. */
class StopTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    private static HttpRequest.Builder request(ServiceProcess service, String path) {
        return HttpRequest.newBuilder(service.address().resolve(path))
                .header("Authorization", "Bearer " + TestServer.KEY)
                .header("Content-Type", "application/json");
    }

    private JsonNode sent(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(TestServer.send(client, request).body());
    }

    /** Begins a run that is not over soon, and gives its address. */
    private String begun(ServiceProcess service) throws Exception {
        JsonNode plan = sent(request(service, "/api/v1/plans").POST(BodyPublishers.noBody()));
        String path = "/api/v1/plans/" + plan.at("/id").asText();
        var naming = JSON.createObjectNode().put("digest", plan.at("/digest").asText());
        var overrides = naming.putArray("overrides");
        sent(request(service, path + "/approval"))
                .at("/needed")
                .forEach(need -> need.at("/overrides").forEach(overrides::add));
        sent(request(service, path + "/approval").PUT(BodyPublishers.ofString(naming.toString())));
        return TestServer.send(
                        client, request(service, path + "/runs").POST(BodyPublishers.ofString(naming.toString())))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String trial(ServiceProcess service) {
        return TestServer.send(
                        client,
                        request(service, "/api/v1/simulations")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"settings\":{\"activity.inactiveAfterMonths\":\"7..106\",\"usage.validMonths\":\"1..9\"}}")))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private BufferedReader opened(ServiceProcess service, String job) throws Exception {
        HttpResponse<InputStream> stream =
                client.send(request(service, job + "/events").build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /** Its own limits are three seconds for requests and, beside them, four for a run; it tells which of them it reached. */
    @Test
    void a_service_that_is_asked_to_end_closes_open_streams_leaves_its_run_in_order_and_goes_by_itself(
            @TempDir Path folder) throws Exception {
        try (SandboxDirectory directory = SandboxDirectory.start(
                SandboxOptions.serving(TestServer.SAMPLES.resolve("directory")).withoutRateLimit())) {
            ServiceProcess service =
                    ServiceProcess.start(folder.resolve("store"), directory, folder.resolve("journal"));
            try {
                String job = begun(service);
                BufferedReader events = opened(service, job);
                while (!events.readLine().contains("RUNNING")) {
                    // the run has not begun yet
                }

                // Unlike a run, a trial is not told to end: its stream must be closed for itself.
                BufferedReader trial = opened(service, trial(service));
                service.process().toHandle().destroy();

                assertThat(events.lines().toList())
                        .as("ends, and is not cut off")
                        .isNotNull();
                assertThat(trial.lines().toList())
                        .as("ends, and is not cut off")
                        .isNotNull();
                assertThat(service.told().lines().toList())
                        .anyMatch(line -> line.contains("Graceful shutdown complete"))
                        .noneMatch(line -> line.contains("aborted") || line.contains("still running"));
                assertThat(service.process().waitFor()).isIn(0, 143);
            } finally {
                service.process().destroyForcibly();
            }
            TargetJournal journal = new TargetJournal(
                    DirectoryAddress.of(directory.baseUrl()),
                    new StatePlace(Optional.of(folder.resolve("journal").toString()), null, null));
            assertThat(journal.runs())
                    .singleElement()
                    .extracting(RunOutline::state)
                    .isEqualTo(RunOutline.State.TO_BE_RESUMED);
        }
    }

    @Test
    void a_plan_that_was_kept_is_there_after_a_restart(@TempDir Path folder) {
        ServerSettings settings = TestServer.settings(Map.of("store", folder.resolve("not/yet/there")));
        String location;
        String whole;
        try (TestServer server = TestServer.start(settings)) {
            location = server.post("/api/v1/plans", "application/json", "")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            whole = server.get(location).body();
        }
        try (TestServer again = TestServer.start(settings)) {
            assertThat(again.get(location).body()).isEqualTo(whole);
        }
    }
}
