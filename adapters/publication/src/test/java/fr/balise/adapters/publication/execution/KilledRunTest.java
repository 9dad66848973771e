package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs are killed (SIGKILL) again and again while they carry out a plan against a troubled server; in the end the
 * directory is as planned, and nothing was inserted twice. One process has six runs under way, five with a journal in a
 * file and one in PostgreSQL: whatever kills it stops each of them somewhere else. {@code -Dbalise.kills=1000} stops a
 * thousand.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("balise.kills", 30);
    private static final long SEED = Long.getLong("balise.seed", 20_261_201L);

    /** 210 attaches, 70 detaches, 70 updates, on carriers that are read in two batches. */
    private static final int SIZE = 210;

    private static final int CHANGES = LargePlan.of(SIZE).changes().size();
    private static final int FILES = 5;
    private static final int MOST_PATCHES = 150;
    private static final int WATCH_MILLIS = 10;
    private static final int LAST_MILLIS = 15;
    private static final int STARTING_MILLIS = 1_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Site> sites = new ArrayList<>();
    private EmbeddedPostgres server;

    /** A run, its server and what that must keep as it is. */
    private record Site(SandboxDirectory sandbox, String journal, List<String> others) {
        long patches() {
            return sandbox.requests().stream()
                    .filter(request -> request.method().equals("PATCH"))
                    .count();
        }

        boolean underWay() {
            return sandbox.requests().stream().filter(LoggedRequest::applied).count() < CHANGES;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stop() throws IOException {
        sites.forEach(site -> site.sandbox().close());
        server.close();
    }

    @Test
    void runs_that_are_killed_at_any_instant_end_as_planned() throws Exception {
        List<List<String>> planned = LargePlan.asPlanned(Files.createDirectory(folder.resolve("planned")), SIZE);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            open(Files.createDirectory(folder.resolve("round-" + round)), "round" + round);
            kills += killed(KILLS - kills);
            for (Site site : sites) {
                mustBe(planned, site);
                site.sandbox().close();
            }
            sites.clear();
        }
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    }

    private void open(Path here, String database) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement create = connection.createStatement()) {
            create.execute("CREATE DATABASE " + database);
        }
        SandboxOptions options =
                SandboxOptions.serving(LargePlan.directory(here, SIZE)).withoutRateLimit();
        for (int i = 0; i <= FILES; i++) {
            SandboxDirectory sandbox = SandboxDirectory.start(options);
            String journal =
                    i < FILES ? here.resolve("journal-" + i).toString() : server.getJdbcUrl("postgres", database);
            sites.add(new Site(sandbox, journal, LargePlan.everythingElse(sandbox, SIZE)));
            trouble(sandbox);
        }
    }

    private void trouble(SandboxDirectory sandbox) {
        FaultTrigger rarely = FaultTrigger.anyCall();
        sandbox.faults().add(Fault.before(rarely.probability(0.03, random.nextLong()), FaultEffect.drop()));
        sandbox.faults().add(Fault.after(rarely.probability(0.03, random.nextLong()), FaultEffect.drop()));
        sandbox.faults().add(Fault.before(rarely.probability(0.03, random.nextLong()), FaultEffect.status(503)));
        sandbox.faults().add(Fault.after(rarely.probability(0.03, random.nextLong()), FaultEffect.truncate(50)));
        sandbox.faults()
                .add(Fault.before(
                        rarely.probability(0.01, random.nextLong()),
                        FaultEffect.status(429).retryAfter(0)));
    }

    /** One plan at each site, from its beginning to its end; how many runs were killed under way. */
    private int killed(int atMost) throws Exception {
        int kills = 0;
        Process child = child();
        while (kills < atMost && killed(child)) {
            kills += (int) sites.stream().filter(Site::underWay).count();
            child = child();
        }
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        // What the troubled server left open is settled by one more resume, without trouble.
        sites.forEach(site -> site.sandbox().faults().clear());
        child = child();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as("seed %d", SEED).isZero();
        return kills;
    }

    private Process child() throws IOException {
        List<ChildRun.Place> places = sites.stream()
                .map(site -> new ChildRun.Place(site.sandbox().baseUrl(), site.journal()))
                .toList();
        return ChildRun.process(List.of(), folder, SIZE, places)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Lets the child send some patches more and go on for a moment, and kills it; false if it ended. What it did by then
     * says when, so that a slow machine kills in the midst of the work too; one in ten is killed while it starts.
     */
    private boolean killed(Process child) throws InterruptedException {
        boolean starting = random.nextInt(10) == 0;
        long enough = patches() + 1 + random.nextInt(MOST_PATCHES);
        while (!starting && patches() < enough) {
            if (child.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        if (child.waitFor(random.nextInt(starting ? STARTING_MILLIS : LAST_MILLIS), TimeUnit.MILLISECONDS)) {
            return false;
        }
        child.destroyForcibly().waitFor();
        return true;
    }

    private long patches() {
        return sites.stream().mapToLong(Site::patches).sum();
    }

    private static void mustBe(List<List<String>> planned, Site site) throws Exception {
        assertThat(LargePlan.telecoms(site.sandbox(), SIZE)).isEqualTo(planned);
        assertThat(LargePlan.everythingElse(site.sandbox(), SIZE)).isEqualTo(site.others());
        LargePlan.nothingInsertedTwice(site.sandbox(), SIZE);
        try (SqlJournal written = Journals.open(site.journal(), "postgres", "")) {
            assertThat(ChainCheck.of(written).problems()).isEmpty();
            RunHistory history =
                    RunHistory.of(written, RunHistory.names(written).get(0));
            assertThat(history.finished()).isTrue();
            assertThat(history.open()).isEmpty();
            // Whatever killed it when: what was done is known as ours, so that it can be undone.
            assertThat(history.applied()).isEqualTo(CHANGES);
        }
    }
}
