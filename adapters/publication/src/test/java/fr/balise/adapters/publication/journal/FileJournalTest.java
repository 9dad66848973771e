package fr.balise.adapters.publication.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.publication.audit.ChainCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {
    @TempDir
    Path folder;

    @Override
    SqlJournal open() throws JournalFailure {
        return Journals.file(folder.resolve("journal"));
    }

    @Override
    Connection behindItsBack() throws SQLException {
        return connection(
                "jdbc:h2:file:" + folder.resolve("journal")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "balise");
    }

    @Test
    void a_path_that_could_carry_settings_is_refused() {
        assertThatThrownBy(() -> Journals.file(folder.resolve("a;INIT=x")))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("cannot contain ';'");
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "x");
        assertThatThrownBy(() -> Journals.file(file.resolve("journal")))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("cannot be opened");
    }

    /** A flipped byte of the file either is noticed or lies where nothing is kept: what is read is what was written. */
    @Test
    void a_flipped_byte_of_the_file_never_changes_what_is_read_unnoticed() throws Exception {
        try (SqlJournal journal = open()) {
            journal.append(
                    IntStream.range(0, 40)
                            .mapToObj(i -> entry("r" + i % 3, Entry.Kind.INTENDED, "mailbox-" + i))
                            .toList(),
                    List.of());
        }
        Path file = folder.resolve("journal.mv.db");
        byte[] whole = Files.readAllBytes(file);
        List<SealedEntry> written = read(open());
        Random random = new Random(7);
        int noticed = 0;
        for (int i = 0; i < 60; i++) {
            byte[] altered = whole.clone();
            int at = random.nextInt(altered.length);
            altered[at] ^= (byte) (1 << random.nextInt(8));
            Path copy = folder.resolve("copy-" + i + ".mv.db");
            Files.write(copy, altered);
            noticed += noticed(copy, written, at) ? 1 : 0;
        }
        assertThat(noticed).isPositive();
    }

    private static List<SealedEntry> read(SqlJournal journal) throws JournalFailure {
        try (journal) {
            List<SealedEntry> entries = new ArrayList<>();
            journal.sealed(Optional.empty(), entries::add);
            return entries;
        }
    }

    private static boolean noticed(Path copy, List<SealedEntry> written, int at) {
        try (SqlJournal journal = Journals.file(copy)) {
            List<SealedEntry> entries = new ArrayList<>();
            journal.sealed(Optional.empty(), entries::add);
            if (!ChainCheck.of(journal).intact()) {
                return true;
            }
            assertThat(entries).as("byte %d", at).isEqualTo(written);
            return false;
        } catch (JournalFailure | RuntimeException e) {
            return true;
        }
    }
}
