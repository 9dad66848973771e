package fr.balise.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.audit.ChainCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A flipped byte of a journal file either is noticed or lies where the database keeps nothing: what is read is then what
 * was written. {@code -Dbalise.flips=all} flips every byte, in half an hour, instead of some.
 */
class FlippedByteTest {
    static final boolean ALL = System.getProperty("balise.flips", "").equals("all");
    private static final int SOME = 40;
    private static final int LATEST = 8_192;

    @TempDir
    Path folder;

    /** Without looking for migrations, which takes most of the time of opening. */
    private static SqlJournal opened(Path file) throws JournalFailure {
        String path = file.toString().replaceFirst("\\.mv\\.db$", "");
        Properties account = new Properties();
        account.setProperty("user", "balise");
        account.setProperty("password", "");
        String url = "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        return new SqlJournal(new Database(file.toString(), url, account));
    }

    /** All that a journal gives away. */
    private static List<String> content(SqlJournal journal) throws JournalFailure {
        List<String> content = new ArrayList<>();
        journal.sealed(Optional.empty(), entry -> content.add(entry.toString()));
        content.add(journal.head().toString());
        content.add(journal.kept("r1").toString());
        journal.remembered().forEach(memory -> content.add(memory.toString()));
        return content;
    }

    static boolean noticed(Path file) {
        return noticed(file, List.of());
    }

    /** @param written what must be read as long as nothing is noticed; empty to read nothing */
    private static boolean noticed(Path file, List<String> written) {
        try (SqlJournal journal = opened(file)) {
            if (!ChainCheck.of(journal).intact()) {
                return true;
            }
            if (!written.isEmpty()) {
                assertThat(content(journal)).isEqualTo(written);
            }
            return false;
        } catch (JournalFailure | RuntimeException e) {
            return true;
        }
    }

    @Test
    void of_a_file_that_was_closed() throws Exception {
        Path file = folder.resolve("journal.mv.db");
        try (SqlJournal journal = Journals.file(file)) {
            written(journal);
        }
        flipEach(file);
    }

    /** The database goes back to an earlier state of the file when the latest is damaged, and says nothing. */
    @Test
    void of_a_file_whose_process_was_killed() throws Exception {
        Path file = folder.resolve("killed.mv.db");
        try (SqlJournal journal = Journals.file(folder.resolve("journal.mv.db"))) {
            written(journal);
            Files.copy(folder.resolve("journal.mv.db"), file);
            Files.copy(folder.resolve("journal.seal"), folder.resolve("killed.seal"));
        }
        flipEach(file);
    }

    private static void written(SqlJournal journal) throws JournalFailure {
        JournalContract.aRun(journal);
        for (int i = 0; i < 10; i++) {
            journal.append(List.of(JournalContract.entry("r1", Entry.Kind.RETRIED, "mailbox-" + i)), List.of());
        }
    }

    /** Close together at the end, where the latest write lies that the database would do without. */
    private static int stride(int at, int length) {
        if (ALL) {
            return 1;
        }
        return at < length - LATEST ? Math.min(length / SOME, length - LATEST - at) : LATEST / SOME;
    }

    private void flipEach(Path file) throws IOException, JournalFailure {
        byte[] whole = Files.readAllBytes(file);
        Path copy = folder.resolve("copy.mv.db");
        Files.write(copy, whole);
        List<String> written;
        try (SqlJournal journal = opened(copy)) {
            written = content(journal);
        }
        String seal = Files.readString(Path.of(file.toString().replace(".mv.db", ".seal")));
        int noticed = 0;
        int flipped = 0;
        for (int at = 0; at < whole.length; at += stride(at, whole.length)) {
            flipped++;
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << at % 8);
            Files.write(copy, altered);
            Files.writeString(folder.resolve("copy.seal"), seal);
            // Closing tidies the file up, and may stumble only then: what is opened next is looked at as well.
            noticed += noticed(copy, written) || noticed(copy, written) ? 1 : 0;
        }
        System.out.printf(
                "%s: %d bytes, %d flipped, %d noticed, the others kept nothing%n",
                file.getFileName(), whole.length, flipped, noticed);
        assertThat(noticed).isPositive();
    }
}
