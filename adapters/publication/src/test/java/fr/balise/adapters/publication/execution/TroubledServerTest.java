package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server in trouble from the first read to the last patch: in the end all is as planned, and the rest as it was. */
class TroubledServerTest {
    private static final int SIZE = 40;
    private static final int MORE_THAN_ATTEMPTS = 6;
    private static final URI NO_SUCH_NAME = URI.create("http://annuaire.exemple.invalid/fhir");

    @TempDir
    static Path shared;

    private static List<List<String>> planned;

    @TempDir
    Path folder;

    private final Plan plan = LargePlan.of(SIZE);

    @BeforeAll
    static void without_trouble() throws Exception {
        planned = LargePlan.asPlanned(Files.createDirectory(shared.resolve("planned")), SIZE);
    }

    private SandboxDirectory sandbox() throws Exception {
        return SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE))
                        .withoutRateLimit());
    }

    static Stream<Arguments> troubles() {
        FaultTrigger often = FaultTrigger.anyCall().every(4);
        FaultTrigger burst = FaultTrigger.anyCall().first(40);
        FaultTrigger patches = FaultTrigger.anyPatch().first(40);
        return Stream.of(
                Arguments.of(
                        "a burst of 429 with Retry-After",
                        Fault.before(burst, FaultEffect.status(429).retryAfter(20))),
                Arguments.of("a burst of 429 without Retry-After", Fault.before(burst, FaultEffect.status(429))),
                Arguments.of("500", Fault.before(often, FaultEffect.status(500))),
                Arguments.of(
                        "502 page of HTML",
                        Fault.before(often, FaultEffect.status(502).html())),
                Arguments.of("503", Fault.before(often, FaultEffect.status(503))),
                Arguments.of("a burst of 503", Fault.before(patches, FaultEffect.status(503))),
                Arguments.of("503 after it was done", Fault.after(often, FaultEffect.status(503))),
                Arguments.of("reset before it was done", Fault.before(often, FaultEffect.drop())),
                Arguments.of("a burst of resets", Fault.before(patches, FaultEffect.drop())),
                Arguments.of("reset after it was done", Fault.after(often, FaultEffect.drop())),
                Arguments.of("reset within the answer", Fault.after(often, FaultEffect.dropAfterBytes(40))),
                Arguments.of("half a body", Fault.after(often, FaultEffect.truncate(60))),
                Arguments.of(
                        "200 page of HTML",
                        Fault.before(often, FaultEffect.status(200).html())),
                Arguments.of(
                        "200 without a body, done",
                        Fault.after(often, FaultEffect.status(200).empty())),
                Arguments.of(
                        "200 without a body, not done",
                        Fault.before(often, FaultEffect.status(200).empty())),
                Arguments.of("303", Fault.before(often, FaultEffect.redirect("http://127.0.0.1:9/ailleurs"))),
                Arguments.of("a slow server", Fault.before(often, FaultEffect.delay(Duration.ofMillis(150)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void in_the_end_all_is_as_planned_and_the_rest_as_it_was(String trouble, Fault fault) throws Exception {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))
                        .patient()
                        .tireless()) {
            List<String> others = LargePlan.everythingElse(sandbox, SIZE);
            sandbox.faults().add(fault);
            RunReport report = publishing.apply(plan);
            sandbox.faults().clear();
            // Where each of the re-reads met the trouble too, nobody knows: the report says so, and resuming settles
            // it.
            assertThat(report.count(Outcome.APPLIED) + report.count(Outcome.UNKNOWN))
                    .isEqualTo(plan.changes().size());
            assertThat(report.count(Outcome.UNKNOWN)).isLessThan(SIZE / 4);

            assertThat(publishing.resume(report.run(), plan).results())
                    .extracting(ChangeResult::outcome)
                    .containsOnly(Outcome.APPLIED);
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            assertThat(LargePlan.everythingElse(sandbox, SIZE)).isEqualTo(others);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
        }
    }

    @Test
    void a_name_that_the_dns_does_not_know_is_told_before_anything_is_written_down() throws Exception {
        try (SqlJournal journal = Journals.file(folder.resolve("journal"));
                SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal);
                Transport nowhere = Publishing.transport(NO_SUCH_NAME)) {
            assertThatThrownBy(() -> publishing.publisher(nowhere).apply(plan, Set.of()))
                    .isInstanceOf(GatewayUnavailable.class)
                    .hasMessageContaining("annuaire.exemple.invalid");

            assertThat(RunHistory.names(journal)).isEmpty();
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    /** The DNS loses the name for so many patches, from the tenth on; reads keep their connections. */
    private static Transport losingTheName(Transport there, int patches) {
        Transport nowhere = Publishing.transport(NO_SUCH_NAME);
        AtomicInteger sent = new AtomicInteger();
        return new Transport() {
            @Override
            public URI base() {
                return there.base();
            }

            @Override
            public Reply exchange(Call call, Departure departure) throws InterruptedException {
                int number = call.reads() ? 0 : sent.incrementAndGet();
                return number > 10 && number <= 10 + patches
                        ? nowhere.exchange(call, departure)
                        : there.exchange(call, departure);
            }

            @Override
            public void close() {
                nowhere.close();
            }
        };
    }

    @Test
    void a_name_that_the_dns_loses_for_a_while_is_waited_for() throws Exception {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24")).alone();
                Transport losing = losingTheName(publishing.transport(), MORE_THAN_ATTEMPTS)) {
            RunReport report = publishing.publisher(losing).apply(plan, Set.of());

            assertThat(report.stopped().map(Text::en)).isEmpty();
            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
        }
    }

    @Test
    void a_name_that_the_dns_loses_for_good_stops_the_run_which_can_be_resumed() throws Exception {
        try (SqlJournal journal = Journals.file(folder.resolve("journal"));
                SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), journal);
                Transport losing = losingTheName(publishing.transport(), Integer.MAX_VALUE - 10)) {
            RunReport report = publishing.publisher(losing).apply(plan, Set.of());

            assertThat(report.stopped().orElseThrow().en())
                    .contains("the server stays out of reach", "UNKNOWN_HOST", "annuaire.exemple.invalid");
            assertThat(report.count(Outcome.APPLIED)).isEqualTo(10);
            assertThat(report.count(Outcome.NOT_SENT)).isEqualTo(plan.changes().size() - 10);

            assertThat(publishing.resume(report.run(), plan).complete()).isTrue();
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
        }
    }
}
