package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.operations.running.report.Outcome;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journal's file cannot grow any more, because the system does not let it: {@code ulimit -f} needs no rights and
 * fails a write as a full disk does.
 */
class FullDiskTest {
    private static final int SIZE = 120;

    /** In blocks of 512 bytes: room for the beginning of the run. */
    private static final String SMALL = "ulimit -f 600 && exec \"$@\"";

    @TempDir
    Path folder;

    @BeforeEach
    void the_system_can_limit_files() throws Exception {
        boolean limits;
        try {
            limits = new ProcessBuilder("sh", "-c", SMALL, "sh", "true").start().waitFor() == 0;
        } catch (IOException e) {
            limits = false;
        }
        assumeTrue(limits, "this system has no sh with ulimit -f, which stands in for a full disk");
    }

    private String run(SandboxDirectory sandbox, Path journal, List<String> prefix, int exitCode) throws Exception {
        Path said = folder.resolve("said");
        List<ChildRun.Place> here = List.of(new ChildRun.Place(sandbox.baseUrl(), journal.toString()));
        Process child = ChildRun.process(prefix, folder, SIZE, here)
                .redirectOutput(said.toFile())
                .start();
        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(said)).isEqualTo(exitCode);
        return Files.readString(said);
    }

    private static int count(String said, Outcome outcome) {
        return Integer.parseInt(said.replaceAll("(?s).*" + outcome + "=(\\d+).*", "$1"));
    }

    @Test
    void a_run_whose_journal_has_no_room_left_stops_tells_the_truth_and_is_resumed_with_room() throws Exception {
        List<List<String>> planned = LargePlan.asPlanned(Files.createDirectory(folder.resolve("planned")), SIZE);
        Path journal = folder.resolve("journal");
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                SandboxOptions.serving(LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE))
                        .withoutRateLimit())) {
            String said = run(sandbox, journal, List.of("sh", "-c", SMALL, "sh"), 6);

            assertThat(said).contains("cannot be written", "check disk space");
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.method().equals("PATCH"))
                    .allMatch(LoggedRequest::applied)
                    .hasSize(count(said, Outcome.APPLIED) + count(said, Outcome.UNKNOWN))
                    .isNotEmpty();
            assertThat(count(said, Outcome.NOT_SENT)).isPositive();

            run(sandbox, journal, List.of(), 0);
            assertThat(LargePlan.telecoms(sandbox, SIZE)).isEqualTo(planned);
            LargePlan.nothingInsertedTwice(sandbox, SIZE);
        }
        try (SqlJournal written = Journals.file(journal)) {
            assertThat(ChainCheck.of(written).problems()).isEmpty();
        }
    }
}
