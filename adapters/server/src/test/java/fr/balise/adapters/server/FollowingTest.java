package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import fr.balise.adapters.server.work.Readings;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service shows of its readings day after day, and how data come to it. */
class FollowingTest {
    private static final String ROLE = "PractitionerRole/role-moreau";
    private static final String ADDRESS = "sylvie.moreau@ville-exemple.mssante.fr";

    @TempDir
    private Path folder;

    private Path data() throws Exception {
        return AskingServer.copied(TestServer.SAMPLES, folder.resolve("data"));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void indicators_are_a_series_over_the_days_the_same_on_the_page_over_rest_and_as_metrics() throws Exception {
        Path data = data();
        try (TestServer first =
                TestServer.start(TestServer.settings(Map.of("store", folder, "data", data, "asOf", "2026-12-01")))) {
            assertThat(json(first.get("/api/v1/indicators")).at("/asOf").asText())
                    .isEqualTo("2026-12-01");
        }
        try (TestServer next = TestServer.start(TestServer.settings(
                Map.of("store", folder, "data", data, "asOf", "2026-12-02", "threshold", "unused=0,cameBack=0")))) {
            JsonNode status = json(next.get("/api/v1/indicators"));
            String table = next.send(next.request("/api/v1/indicators").header("Accept", "text/csv"))
                    .body();
            String metrics = next.get("/actuator/prometheus").body();
            HttpClient browser = TestServer.browser();
            TestServer.send(browser, HttpRequest.newBuilder(next.link()));
            String page = TestServer.send(
                            browser, HttpRequest.newBuilder(next.address().resolve("/")))
                    .body();

            long publications = status.at("/indicators/publications").asLong();
            assertThat(publications).as(status.toString()).isPositive();
            assertThat(table)
                    .contains("2026-12-01,ALL,,,publications," + publications)
                    .contains("2026-12-02,ALL,,,publications," + publications);
            assertThat(metrics)
                    .contains("balise_indicator{name=\"publications\"} " + publications + ".0")
                    .contains("balise_thresholds_passed 1.0");
            assertThat(page)
                    .contains("polyline points=\"0.0,")
                    .containsPattern("publications</th>.*<span>" + publications + "<");
            assertThat(TestServer.send(
                                    browser,
                                    HttpRequest.newBuilder(next.address().resolve("/indicators")))
                            .body())
                    .contains("2026-12-01", "2026-12-02");
        }
    }

    private static void anotherHandRemoves(SandboxDirectory directory) throws Exception {
        String patch = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"delete"},\
                {"name":"path","valueString":"PractitionerRole.telecom.where(value = '%s')"}]}]}""".formatted(ADDRESS);
        HttpResponse<String> answer = TestServer.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(directory.baseUrl() + "/" + ROLE))
                        .header("Content-Type", "application/fhir+json")
                        .header("ESANTE-API-KEY", SandboxOptions.DEFAULT_API_KEY)
                        .method("PATCH", BodyPublishers.ofString(patch)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        directory.clearRequests();
    }

    @Test
    void the_schedule_tells_what_another_hand_changed_and_writes_nothing_to_the_directory() throws Exception {
        BlockingQueue<String> notices = new LinkedBlockingQueue<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            notices.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        try (SandboxDirectory directory =
                        SandboxDirectory.start(SandboxOptions.serving(TestServer.SAMPLES.resolve("directory"))
                                .withoutRateLimit());
                TestServer server = TestServer.start(TestServer.settings(TestServer.writing(
                        directory,
                        folder.resolve("journal"),
                        Map.of(
                                "store",
                                folder,
                                "data",
                                data(),
                                "BALISE_WEBHOOK",
                                "http://127.0.0.1:" + hook.getAddress().getPort()))))) {
            anotherHandRemoves(directory);

            server.bean(Readings.class).readNow();

            JsonNode notice = new ObjectMapper().readTree(notices.poll(30, TimeUnit.SECONDS));
            assertThat(notice.at("/changes/REMOVED_BY_ANOTHER").asInt())
                    .as(notice.toString())
                    .isEqualTo(1);
            assertThat(json(server.get("/api/v1/indicators"))
                            .at("/indicators/drift")
                            .asInt())
                    .isEqualTo(1);
            assertThat(directory.requests())
                    .isNotEmpty()
                    .noneMatch(request -> request.method().equals("PATCH"));
            server.bean(Readings.class).readNow();
            assertThat(json(server.get("/api/v1/indicators"))
                            .at("/indicators/drift")
                            .asInt())
                    .as("each is told once")
                    .isZero();
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void a_file_that_changed_in_the_folder_is_read_once_it_is_whole() throws Exception {
        Path data = data();
        try (TestServer server = TestServer.start(TestServer.settings(Map.of("store", folder, "data", data)))) {
            Readings readings = server.bean(Readings.class);
            String before = server.get("/api/v1/findings").body();
            List<String> stock = Files.readAllLines(data.resolve("mailboxes.csv"));
            Files.write(data.resolve("mailboxes.csv"), stock.subList(0, stock.size() - 1));

            readings.readWhereChanged();
            assertThat(server.get("/api/v1/findings").body())
                    .as("it may still be written")
                    .isEqualTo(before);
            readings.readWhereChanged();

            assertThat(server.get("/api/v1/findings").body()).isNotEqualTo(before);
        }
    }

    @Test
    void a_file_that_is_handed_in_is_read_and_one_that_cannot_be_used_is_not_taken() throws Exception {
        Path data = data();
        try (TestServer server = TestServer.start(TestServer.settings(Map.of("store", folder, "data", data)))) {
            String stock = Files.readString(data.resolve("mailboxes.csv"));
            List<String> lines = stock.lines().toList();
            String shorter = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";

            JsonNode taken = json(put(server, "mailboxes.csv", shorter));

            assertThat(taken.at("/summary/cases").asInt()).isPositive();
            assertThat(Files.readString(data.resolve("mailboxes.csv"))).isEqualTo(shorter);
            assertThat(put(server, "mailboxes.csv", "neither;a;table\n").statusCode())
                    .isBetween(400, 499);
            assertThat(Files.readString(data.resolve("mailboxes.csv"))).isEqualTo(shorter);
            assertThat(put(server, "operator.yaml", "name: other\n").statusCode())
                    .isEqualTo(409);
        }
    }

    private static HttpResponse<String> put(TestServer server, String name, String content) {
        return server.send(server.request("/api/v1/data/" + name)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(content)));
    }
}
