package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of several processes whose journal is a real PostgreSQL server. */
class ServerJournalTest {
    private static final int SIZE = 150;
    private static final int WATCH_MILLIS = 5;

    @TempDir
    Path folder;

    private final Plan plan = LargePlan.of(SIZE);
    private EmbeddedPostgres server;
    private SandboxDirectory sandbox;
    private String journal = "";

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        journal = server.getJdbcUrl("postgres", "postgres");
        sandbox = SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE))
                        .withoutRateLimit());
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        server.close();
    }

    private Process child() throws IOException {
        List<ChildRun.Place> here = List.of(new ChildRun.Place(sandbox.baseUrl(), journal));
        return ChildRun.process(List.of(), folder, SIZE, here)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitPatches(Process child, int patches) throws InterruptedException {
        while (sandbox.requests().stream()
                        .filter(request -> request.method().equals("PATCH"))
                        .count()
                < patches) {
            assertThat(child.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void a_second_run_is_refused_while_another_process_runs_and_let_in_when_that_was_killed() throws Exception {
        List<List<String>> planned = LargePlan.asPlanned(Files.createDirectory(folder.resolve("planned")), SIZE);
        // Each fourth answer is kept back: the run cannot end before it is met.
        sandbox.faults().add(Fault.after(FaultTrigger.anyPatch().every(4), FaultEffect.delay(Duration.ofHours(1))));
        Process child = child();
        awaitPatches(child, 20);
        try (SqlJournal open = Journals.open(journal, "postgres", "");
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), open)) {
            assertThatThrownBy(() -> publishing.publisher().apply(plan, Set.of()))
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining("another run has it")
                    .hasMessageContaining("process " + child.pid() + " of ");
            child.destroyForcibly().waitFor();
            sandbox.faults().clear();

            assertThat(publishing.resume(RunHistory.names(open).get(0), plan).complete())
                    .isTrue();
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
            assertThat(ChainCheck.of(open).problems()).isEmpty();
        }
    }

    /** The hold is the writing connection's own: a run that lost its hold cannot go on beside the next one. */
    @Test
    void a_run_whose_session_the_server_ended_sends_nothing_more_and_is_resumed() throws Exception {
        RunName run;
        try (SqlJournal open = Journals.open(journal, "postgres", "");
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), open)) {
            AtomicInteger done = new AtomicInteger();
            RunReport report = publishing.apply(plan, new StopFlag(), new RunListener() {
                @Override
                public void settled(ChangeResult result) {
                    if (done.incrementAndGet() == 20) {
                        endSessions();
                    }
                }
            });
            run = report.run();

            assertThat(report.stopped().orElseThrow().en()).contains("cannot be written");
            assertThat(report.count(Outcome.NOT_SENT)).isPositive();
            assertThat(publishing.patches()).hasSize(report.count(Outcome.APPLIED) + report.count(Outcome.UNKNOWN));
        }
        try (SqlJournal open = Journals.open(journal, "postgres", "");
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"), open)) {
            assertThat(publishing.resume(run, plan).complete()).isTrue();
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
            assertThat(ChainCheck.of(open).problems()).isEmpty();
        }
    }

    private void endSessions() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement end = connection.createStatement()) {
            end.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
