import fr.balise.adapters.formats.dossier.DecisionJson;
import fr.balise.adapters.formats.dossier.Dossier;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** One dossier decided again and again: in process, by one client, and by many at once with and without a limit. */
public final class RestLoad {
    private static final int WARM = 2_000;
    private static final int ROUNDS = 11;
    private static final int MEASURED = 500;
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final byte[] dossier;

    private RestLoad(byte[] dossier) {
        this.dossier = dossier;
    }

    /** A call that is measured. */
    @FunctionalInterface
    private interface Call {
        void once() throws Exception;
    }

    /** Takes both services, the dossier, the policy, seconds and clients. */
    public static void main(String[] arguments) throws Exception {
        RestLoad load = new RestLoad(Files.readAllBytes(Path.of(arguments[2])));
        int seconds = Integer.parseInt(arguments[4]);
        int clients = Integer.parseInt(arguments[5]);
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(Path.of(arguments[3])))) {
            load.compare(
                    () -> DecisionJson.by(engine, Dossier.read(load.dossier, "dossier"), DAY).json(), () -> {
                        HttpResponse<String> answer = load.decided(arguments[0]);
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                        }
                    });
        }
        boolean fine = load.many("without a limit", arguments[0], seconds, clients, false)
                & load.many("with a limit", arguments[1], seconds, clients, true);
        System.exit(fine ? 0 : 1);
    }

    /** Both take turns, since other work on the machine comes and goes; the median of the rounds' ratios counts. */
    private void compare(Call inProcess, Call rest) throws Exception {
        measured(inProcess, WARM);
        measured(rest, WARM);
        double[][] figures = new double[6][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long[] here = measured(inProcess, MEASURED);
            long[] there = measured(rest, MEASURED);
            for (int i = 0; i < 2; i++) {
                int percent = i == 0 ? 50 : 99;
                figures[i][round] = at(here, percent);
                figures[2 + i][round] = at(there, percent);
                figures[4 + i][round] = at(there, percent) / at(here, percent);
            }
        }
        double[] middle = Arrays.stream(figures)
                .mapToDouble(each -> Arrays.stream(each).sorted().toArray()[ROUNDS / 2])
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "in process: p50 %.0f µs, p99 %.0f µs; over REST, one client: p50 %.0f µs, p99 %.0f µs%n"
                        + "ratio p50 %.1f, p99 %.1f (medians of %d rounds)%n",
                middle[0], middle[1], middle[2], middle[3], middle[4], middle[5], ROUNDS);
    }

    /** Nanoseconds of each call, sorted. */
    private static long[] measured(Call call, int times) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            call.once();
            nanos[i] = System.nanoTime() - from;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1_000.0;
    }

    private HttpResponse<String> decided(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/api/v1/decisions"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + System.getenv("BALISE_SERVER_KEY"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(dossier))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Each client asks until the time is over; one that is told to wait waits and asks again. */
    private boolean many(String how, String service, int seconds, int clients, boolean limited) throws Exception {
        ConcurrentHashMap<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        LongAdder asked = new LongAdder();
        LongAdder decided = new LongAdder();
        LongAdder lost = new LongAdder();
        LongAdder withoutRetryAfter = new LongAdder();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread client = new Thread(() -> {
                while (System.nanoTime() < end) {
                    asked.increment();
                    try {
                        HttpResponse<String> answer = decided(service);
                        while (answer.statusCode() == 429) {
                            statuses.computeIfAbsent(429, none -> new LongAdder()).increment();
                            String after = answer.headers().firstValue("Retry-After").orElse("");
                            if (after.isEmpty()) {
                                withoutRetryAfter.increment();
                            }
                            Thread.sleep(Duration.ofSeconds(after.isEmpty() ? 1 : Long.parseLong(after)).toMillis());
                            answer = decided(service);
                        }
                        statuses.computeIfAbsent(answer.statusCode(), none -> new LongAdder()).increment();
                        if (answer.statusCode() == 200 && answer.body().contains("REQUIRED")) {
                            decided.increment();
                        }
                    } catch (IOException | InterruptedException e) {
                        lost.increment();
                    }
                }
            });
            all.add(client);
            client.start();
        }
        for (Thread client : all) {
            client.join();
        }
        System.out.printf(
                Locale.ROOT,
                "%d clients for %d s %s: %d asked, %d decided, %d lost, answers by status %s, %d of 429 without Retry-After%n",
                clients, seconds, how, asked.sum(), decided.sum(), lost.sum(), statuses, withoutRetryAfter.sum());
        boolean refused = statuses.containsKey(429);
        return lost.sum() == 0 && decided.sum() == asked.sum() && withoutRetryAfter.sum() == 0 && refused == limited;
    }
}
