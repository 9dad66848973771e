package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with everything that apply does (reading carriers, comparing, journal, outcomes) beside a client that does
 * nothing but send the same patches, on as many connections, to a server without a limit; and beside the same client
 * once it is as durable as a run: each request is on the disk before it leaves, each answer before the next. Each meets a
 * fresh server; they take turns at going first. {@code samples/benchmarks/apply/run} starts it and nothing is asserted
 * of time.
 */
@EnabledIfSystemProperty(named = "balise.throughput", matches = "true")
class ThroughputTest {
    private static final int SIZE = 3_600;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 8;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final double MILLI = Duration.ofMillis(1).toNanos();
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    private Path folder;

    private Path directory = Path.of("");
    private List<LoggedRequest> patches = List.of();

    /** Changes a second, the CPU time that one takes (the server's is in it), and how many calls there were. */
    private record Pace(double changesPerSecond, double millis, int calls, List<List<String>> published) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f changes a second, %.2f ms of CPU each (%d calls)",
                    changesPerSecond,
                    millis,
                    calls);
        }
    }

    /** Who sends the changes. */
    private enum Side {
        APPLY,
        BARE_CLIENT,
        DURABLE_CLIENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** When something began, on the clock and in the CPU time of this process. */
    private record Begun(long nanos, long cpu) {
        /** What was before leaves nothing for the collector to do. */
        static Begun collected() {
            System.gc();
            return now();
        }

        static Begun now() {
            return new Begun(System.nanoTime(), OS.getProcessCpuTime());
        }
    }

    @BeforeEach
    void write_the_directory() throws IOException {
        directory = LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE);
    }

    private SandboxDirectory server() {
        return SandboxDirectory.start(SandboxOptions.serving(directory).withoutRateLimit());
    }

    @Test
    void a_journaled_run_beside_a_bare_client() throws Exception {
        run(0);
        Map<Side, List<Pace>> paces = new EnumMap<>(Side.class);
        for (int round = 1; round <= WARM_UPS + ROUNDS; round++) {
            List<Side> turns = new ArrayList<>(List.of(Side.values()));
            Collections.rotate(turns, round);
            Map<Side, Pace> measured = new EnumMap<>(Side.class);
            for (Side side : turns) {
                measured.put(side, side == Side.APPLY ? run(round) : bare(side, round));
            }
            assertThat(measured.values())
                    .extracting(Pace::published)
                    .containsOnly(measured.get(Side.APPLY).published());
            boolean counts = round > WARM_UPS;
            System.out.printf("%s: %s%n", counts ? "measured" : "warm-up", measured);
            if (counts) {
                measured.forEach((side, pace) ->
                        paces.computeIfAbsent(side, none -> new ArrayList<>()).add(pace));
            }
        }
        for (Side other : List.of(Side.BARE_CLIENT, Side.DURABLE_CLIENT)) {
            compare(paces.get(Side.APPLY), paces.get(other), other);
        }
    }

    private static void compare(List<Pace> ours, List<Pace> others, Side other) {
        System.out.println("apply against " + other + ": its pace is "
                + spread(round ->
                        ours.get(round).changesPerSecond() / others.get(round).changesPerSecond()));
        System.out.println("apply against " + other + ": its CPU time a change is "
                + spread(round -> ours.get(round).millis() / others.get(round).millis()));
    }

    private static String spread(IntToDoubleFunction ratio) {
        List<Double> sorted =
                IntStream.range(0, ROUNDS).mapToDouble(ratio).sorted().boxed().toList();
        return String.format(
                Locale.ROOT,
                "%.2f of the other's (median of %d, from %.2f to %.2f)",
                (sorted.get((ROUNDS - 1) / 2) + sorted.get(ROUNDS / 2)) / 2,
                ROUNDS,
                sorted.get(0),
                sorted.get(ROUNDS - 1));
    }

    private Pace run(int round) throws Exception {
        Plan plan = LargePlan.of(SIZE);
        // Whoever applies has read the plan, and held it against its digest, before.
        plan.digest();
        try (SandboxDirectory sandbox = server();
                SqlJournal journal = Journals.file(folder.resolve("journal-" + round));
                Transport wire = Publishing.transport(sandbox.baseUrl())) {
            Publisher publisher = PaceTest.publisher(wire, 0, journal);
            Begun begun = Begun.collected();
            RunReport report = publisher.apply(plan, Set.of());
            Pace pace = pace(begun, sandbox);
            assertThat(report.complete()).isTrue();
            patches = sandbox.requests().stream()
                    .filter(request -> request.method().equals("PATCH"))
                    .toList();
            return pace;
        }
    }

    private Pace bare(Side side, int round) throws Exception {
        assertThat(patches).isNotEmpty();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService hands = Executors.newFixedThreadPool(CONNECTIONS);
        try (SandboxDirectory sandbox = server();
                FileChannel log = FileChannel.open(
                        folder.resolve("log-" + round), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Begun begun = Begun.collected();
            List<Future<Integer>> statuses = new ArrayList<>();
            for (LoggedRequest patch : patches) {
                statuses.add(hands.submit(() -> side == Side.DURABLE_CLIENT
                        ? sendLogged(client, sandbox.baseUrl(), patch, log)
                        : send(client, sandbox.baseUrl(), patch).statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
            return pace(begun, sandbox);
        } finally {
            hands.shutdown();
        }
    }

    /** An answer is on the disk once the next request of the same thread is. */
    private static int sendLogged(HttpClient client, URI base, LoggedRequest patch, FileChannel log) throws Exception {
        log.write(StandardCharsets.UTF_8.encode(patch.target() + patch.body()));
        log.force(false);
        HttpResponse<String> answer = send(client, base, patch);
        log.write(StandardCharsets.UTF_8.encode(answer.body()));
        return answer.statusCode();
    }

    private static HttpResponse<String> send(HttpClient client, URI base, LoggedRequest patch) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(patch.target()))
                .header("ESANTE-API-KEY", "sandbox")
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(patch.body()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Pace pace(Begun begun, SandboxDirectory sandbox) {
        Begun ended = Begun.now();
        List<LoggedRequest> requests = sandbox.requests();
        long changes = requests.stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
        return new Pace(
                changes / ((ended.nanos() - begun.nanos()) / SECOND),
                (ended.cpu() - begun.cpu()) / MILLI / changes,
                requests.size(),
                LargePlan.telecoms(sandbox, SIZE));
    }
}
