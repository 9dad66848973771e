package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with everything that apply does (reading carriers, comparing, journal, outcomes) beside a client that does
 * nothing but send the same patches, on as many connections, to a server without a limit. Each side meets a fresh
 * server; they take turns at going first. {@code samples/benchmarks/apply/run} starts it and nothing is asserted of
 * time.
 */
@EnabledIfSystemProperty(named = "balise.throughput", matches = "true")
class ThroughputTest {
    private static final int SIZE = 1_200;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 8;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    private Path folder;

    private Path directory = Path.of("");
    private List<LoggedRequest> patches = List.of();

    /** Changes a second, and how many calls it took. */
    private record Pace(double changesPerSecond, int calls, List<List<String>> published) {}

    @BeforeEach
    void write_the_directory() throws IOException {
        directory = LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE);
    }

    private SandboxDirectory server() {
        return SandboxDirectory.start(SandboxOptions.serving(directory).withoutRateLimit());
    }

    @Test
    void a_journaled_run_beside_a_bare_client() throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            boolean weGoFirst = round % 2 == 0;
            Pace before = weGoFirst ? run(round) : bare();
            Pace after = weGoFirst ? bare() : run(round);
            Pace ours = weGoFirst ? before : after;
            Pace bare = weGoFirst ? after : before;
            assertThat(ours.published()).isEqualTo(bare.published());
            if (round >= WARM_UPS) {
                ratios.add(ours.changesPerSecond() / bare.changesPerSecond());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: apply %.0f changes a second (%d calls), bare client %.0f (%d calls), ratio %.2f%n",
                    round < WARM_UPS ? "warm-up" : "measured",
                    ours.changesPerSecond(),
                    ours.calls(),
                    bare.changesPerSecond(),
                    bare.calls(),
                    ours.changesPerSecond() / bare.changesPerSecond());
        }
        List<Double> sorted = ratios.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "apply against the bare client: %.2f of its pace (median of %d, from %.2f to %.2f)%n",
                (sorted.get((ROUNDS - 1) / 2) + sorted.get(ROUNDS / 2)) / 2,
                ROUNDS,
                sorted.get(0),
                sorted.get(ROUNDS - 1));
    }

    private Pace run(int round) throws Exception {
        try (SandboxDirectory sandbox = server()) {
            RunReport report = PaceTest.run(sandbox, LargePlan.of(SIZE), 0, folder.resolve("journal-" + round));
            assertThat(report.complete()).isTrue();
            patches = sandbox.requests().stream()
                    .filter(request -> request.method().equals("PATCH"))
                    .toList();
            return pace(report.took().toNanos(), sandbox);
        }
    }

    private Pace bare() throws Exception {
        assertThat(patches).isNotEmpty();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService hands = Executors.newFixedThreadPool(CONNECTIONS);
        try (SandboxDirectory sandbox = server()) {
            long from = System.nanoTime();
            List<Future<Integer>> statuses = new ArrayList<>();
            for (LoggedRequest patch : patches) {
                statuses.add(hands.submit(() -> send(client, sandbox.baseUrl(), patch)));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
            return pace(System.nanoTime() - from, sandbox);
        } finally {
            hands.shutdown();
        }
    }

    private static int send(HttpClient client, URI base, LoggedRequest patch) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(patch.target()))
                .header("ESANTE-API-KEY", "sandbox")
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(patch.body()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private Pace pace(long nanos, SandboxDirectory sandbox) {
        return new Pace(
                patches.size() / (nanos / SECOND), sandbox.requests().size(), LargePlan.telecoms(sandbox, SIZE));
    }
}
