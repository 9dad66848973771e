package fr.balise.adapters.publication.execution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of nightly runs must not fill a disk: what a change takes in a journal file. */
class JournalSizeTest {
    private static final int SIZE = 600;
    private static final int MOST_BYTES = 2_000;

    @TempDir
    Path folder;

    @Test
    void a_change_takes_at_most_two_kilobytes() throws Exception {
        Path file = folder.resolve("journal");
        Path directory = LargePlan.directory(Files.createDirectory(folder.resolve("directory")), SIZE);
        try (SandboxDirectory sandbox =
                SandboxDirectory.start(SandboxOptions.serving(directory).withoutRateLimit())) {
            RunReport report;
            try (SqlJournal journal = Journals.file(file);
                    Transport wire = Publishing.transport(sandbox.baseUrl())) {
                report = PaceTest.publisher(wire, 0, journal).apply(LargePlan.of(SIZE), Set.of());
            }
            assertThat(report.complete()).isTrue();
            long bytes = 0;
            for (String part : List.of("", "-wal")) {
                Path one = Path.of(file + part);
                bytes += Files.exists(one) ? Files.size(one) : 0;
            }
            long each = bytes / report.results().size();
            System.out.printf(
                    Locale.ROOT,
                    "%d changes, %d bytes of journal, %d a change%n",
                    report.results().size(),
                    bytes,
                    each);
            assertThat(each).isLessThanOrEqualTo(MOST_BYTES);
        }
    }
}
