package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.operations.running.Outcome;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultTrigger;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed (SIGKILL) again and again while it carries out a plan against a troubled server; in the end
 * the directory is as planned, and nothing was inserted twice. {@code -Dbalise.kills=1000} kills a thousand times, in
 * half an hour.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("balise.kills", 30);
    private static final long SEED = Long.getLong("balise.seed", 20_261_201L);

    /** 300 attaches, 100 detaches, 100 updates. */
    private static final int SIZE = 300;

    private static final int WATCH_MILLIS = 5;
    private static final int LONGEST_RUN_MILLIS = 6_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void a_run_that_is_killed_at_any_instant_ends_as_planned() throws Exception {
        List<List<String>> planned = LargePlan.asPlanned(Files.createDirectory(folder.resolve("planned")), SIZE);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            kills += round(Files.createDirectory(folder.resolve("round-" + round)), KILLS - kills, planned);
        }
        assertThat(kills).isEqualTo(KILLS);
    }

    /** One plan from its beginning to its end; how often it was killed in between. */
    private int round(Path here, int atMost, List<List<String>> planned) throws Exception {
        Path journal = here.resolve("journal");
        int kills = 0;
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(here, SIZE)).withoutRateLimit())) {
            List<String> others = LargePlan.everythingElse(sandbox, SIZE);
            trouble(sandbox);
            Process child = start(sandbox, journal);
            while (kills < atMost && killed(child, sandbox)) {
                kills++;
                child = start(sandbox, journal);
            }
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            // What the troubled server left open is settled by one more resume, without trouble.
            sandbox.faults().clear();
            child = start(sandbox, journal);
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).as("seed %d", SEED).isZero();

            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            assertThat(LargePlan.everythingElse(sandbox, SIZE)).isEqualTo(others);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
        }
        try (SqlJournal written = Journals.file(journal)) {
            assertThat(ChainCheck.of(written).problems()).isEmpty();
            RunHistory history =
                    RunHistory.of(written, RunHistory.names(written).get(0));
            assertThat(history.finished()).isTrue();
            assertThat(history.open()).isEmpty();
            // Whatever killed it when: what was done is known as ours, so that it can be undone.
            assertThat(history.changes())
                    .extracting(step -> step.outcome().orElseThrow())
                    .hasSize(LargePlan.of(SIZE).changes().size())
                    .containsOnly(Outcome.APPLIED);
        }
        return kills;
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

    private static Process start(SandboxDirectory sandbox, Path journal) throws IOException {
        return ChildRun.process(List.of(), sandbox.baseUrl(), journal.toString(), SIZE)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the child changes something, lets it go on for a random while, and kills it; false if it ended. */
    private boolean killed(Process child, SandboxDirectory sandbox) throws InterruptedException {
        int calls = sandbox.requests().size();
        boolean early = random.nextInt(10) == 0;
        while (!early && sandbox.requests().size() == calls) {
            if (child.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        if (child.waitFor(random.nextInt(LONGEST_RUN_MILLIS / Math.min(KILLS, 50)), TimeUnit.MILLISECONDS)) {
            return false;
        }
        child.destroyForcibly().waitFor();
        return true;
    }
}
