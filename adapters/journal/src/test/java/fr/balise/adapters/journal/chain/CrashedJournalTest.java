package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A journal file whose process dies again and again, each time soon after it was opened: what was written is there. A
 * copy of the file while it is open is what a killed process leaves.
 */
class CrashedJournalTest {
    private static final int CRASHES = 6;
    private static final int BEFORE = 250;

    @TempDir
    Path folder;

    private Path crash(SqlJournal open, Path file, int number) throws Exception {
        Path left = folder.resolve("left-" + number);
        for (String part : List.of("", "-wal", ".seal")) {
            Files.copy(Path.of(file + part), Path.of(left + part));
        }
        open.close();
        return left;
    }

    private static void write(SqlJournal journal, Random random) throws JournalFailure {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("body", "x".repeat(200 + random.nextInt(3_000)));
        String carrier = "Organization/o" + random.nextInt(BEFORE);
        journal.append(
                List.of(new Entry("r", Entry.Kind.RETRIED, content)),
                List.of(new Memory(JournalContract.TARGET, carrier, "a@b.fr", Optional.of(content))));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_was_written_just_before_each_crash_is_there(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = folder.resolve("journal");
        SqlJournal journal = Journals.file(file);
        for (int i = 0; i < BEFORE; i++) {
            write(journal, random);
        }
        file = crash(journal, file, 0);
        for (int crash = 1; crash <= CRASHES; crash++) {
            journal = Journals.file(file);
            long before = journal.head().number();
            assertThat(before).as("crash %d", crash).isEqualTo(BEFORE + 2L * (crash - 1));
            write(journal, random);
            write(journal, random);
            file = crash(journal, file, crash);
        }
        try (SqlJournal last = Journals.file(file)) {
            assertThat(last.head().number()).isEqualTo(BEFORE + 2L * CRASHES);
            // What is remembered has no entry that tells of it here.
            assertThat(ChainCheck.of(last).problems())
                    .noneMatch(problem -> problem.en().contains("entry"));
        }
    }
}
