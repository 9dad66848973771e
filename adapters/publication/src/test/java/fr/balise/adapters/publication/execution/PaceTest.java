package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pace as a server counts it that refuses the 18th call of any second. {@code -Dbalise.pace.calls=2000} makes the
 * whole runs, in two minutes each, and then measures the rate too.
 */
class PaceTest {
    private static final int LIMIT = 17;
    private static final int CALLS = Integer.getInteger("balise.pace.calls", 120);
    private static final int WHOLE = 2_000;
    private static final Duration LATENCY = Duration.ofMillis(500);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    Path folder;

    /** Whoever may send so many calls a second; 0 for no limit. */
    static Publisher publisher(Transport wire, int limit, Journal journal) {
        Transport transport = Publishing.paced(wire, limit);
        PublisherSettings settings = PublisherSettings.of(Publishing.preset("draft-2026-06-24"), Fixtures.SOMEBODY);
        return Publishing.publisher(transport, transport, settings, journal);
    }

    @Test
    void the_server_never_counts_more_than_seventeen_in_any_second() throws Exception {
        paced(List.of(), 16.5);
    }

    /**
     * At half a second each, nine calls must be under way at any time. When a call arrived can then not be told from its
     * answer; a machine that is busy with other things may hold one up for longer than the limiter allows for.
     */
    @Test
    @EnabledIfSystemProperty(named = "balise.pace.calls", matches = "\\d{4,}")
    void nor_does_a_slow_server_and_its_pace_is_kept() throws Exception {
        paced(List.of(Fault.before(FaultTrigger.anyCall(), FaultEffect.delay(LATENCY))), 16.3);
    }

    /** @param least calls a second, of many: the first search is alone under way, and a moment that is lost is not made up for */
    private void paced(List<Fault> faults, double least) throws Exception {
        int size = CALLS * 3 / 5;
        Path directory = LargePlan.directory(Files.createDirectory(folder.resolve("directory")), size);
        try (SandboxDirectory sandbox = SandboxDirectory.start(SandboxOptions.serving(directory));
                SqlJournal journal = Journals.file(folder.resolve("journal"));
                Transport wire = Publishing.transport(sandbox.baseUrl())) {
            faults.forEach(sandbox.faults()::add);
            RunReport report = publisher(wire, LIMIT, journal).apply(LargePlan.of(size), Set.of());

            List<LoggedRequest> requests = sandbox.requests();
            List<Long> arrivals =
                    requests.stream().map(LoggedRequest::arrivalNanos).sorted().toList();
            double seconds = (arrivals.get(arrivals.size() - 1) - arrivals.get(0)) / (double) SECOND;
            double rate = (arrivals.size() - 1) / seconds;
            int most = mostInASecond(arrivals);
            System.out.printf("%d calls, %.2f a second, at most %d in any%n", arrivals.size(), rate, most);
            assertThat(report.complete()).isTrue();
            assertThat(most).isLessThanOrEqualTo(LIMIT);
            assertThat(requests).filteredOn(request -> request.status() != 200).isEmpty();
            if (CALLS >= WHOLE) {
                assertThat(rate).isGreaterThanOrEqualTo(least);
            }
        }
    }

    private static int mostInASecond(List<Long> arrivals) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < arrivals.size(); to++) {
            while (arrivals.get(to) - arrivals.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
