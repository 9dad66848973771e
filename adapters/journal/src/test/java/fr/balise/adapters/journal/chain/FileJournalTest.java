package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.Samples;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.audit.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJournalTest extends JournalContract {
    @TempDir
    Path folder;

    @Override
    SqlJournal open() throws JournalFailure {
        return Journals.file(folder.resolve("journal"));
    }

    @Override
    SqlJournal reading() throws JournalFailure {
        return Journals.reading(folder.resolve("journal").toString(), null, null);
    }

    @Override
    Connection behindItsBack() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal"));
    }

    /** Nothing that can be deflated to nothing. */
    private static String text(int seed) {
        return new Random(seed)
                .ints(1_500, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "x");
        assertThatThrownBy(() -> Journals.file(file.resolve("journal")))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void a_new_journal_is_for_its_owner_alone() throws Exception {
        SqlJournal open = Journals.file(folder.resolve("mine"));
        open.hold().close();

        Path file = folder.resolve("mine");
        assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class), "POSIX permissions");
        for (String part : List.of("", "-wal", "-shm", ".seal", ".lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file + part))))
                    .as(part)
                    .isEqualTo("rw-------");
        }
        open.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----"})
    void a_compacted_journal_is_smaller_says_the_same_and_is_for_the_same_people(String rights) throws Exception {
        Path file = folder.resolve("journal");
        List<String> before = new ArrayList<>();
        try (SqlJournal journal = open()) {
            for (int i = 0; i < 400; i++) {
                Entry entry = entry("r1", Entry.Kind.INTENDED, text(i));
                entry.content().put("at", "2026-12-01T00:00:00Z");
                journal.append(List.of(entry), List.of());
            }
            journal.sealed(Optional.empty(), entry -> before.add(entry.hash()));
        }
        assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class), "POSIX permissions");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        long size = Files.size(file);
        try (SqlJournal journal = open()) {
            new Retention(journal, Samples.SOMEBODY)
                    .forget(
                            Retention.Fate.PURGE,
                            Instant.parse("2026-12-02T00:00:00Z"),
                            Instant.parse("2026-12-02T00:00:00Z"));
        }
        assertThat(Files.size(file)).isLessThan(size / 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(rights);
        try (SqlJournal journal = open()) {
            List<String> after = new ArrayList<>();
            journal.sealed(Optional.empty(), entry -> after.add(entry.hash()));
            assertThat(after).startsWith(before.toArray(String[]::new)).hasSize(before.size() + 1);
            assertThat(ChainCheck.of(journal).problems()).isEmpty();
        }
    }

    /** Other than on a server, the seal beside the file tells without anybody's help. */
    @Test
    void a_file_that_was_cut_off_cleanly_is_told_by_the_seal_beside_it() throws Exception {
        try (SqlJournal journal = open()) {
            aRun(journal);
            try (Connection connection = behindItsBack();
                    Statement cut = connection.createStatement()) {
                cut.executeUpdate("DELETE FROM journal_entry WHERE number = 6");
                cut.executeUpdate("UPDATE journal_head SET number = 5,"
                        + " hash = (SELECT hash FROM journal_entry WHERE number = 5)");
            }

            assertThat(ChainCheck.of(journal).problems())
                    .extracting(problem -> problem.en())
                    .containsExactly("the journal ends at entry 5; the seal noted beside it is that of entry 6");
        }
        try (SqlJournal journal = open()) {
            assertThatThrownBy(journal::hold)
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining("it is damaged. Restore it; or delete that seal");
            assertThatThrownBy(() -> journal.append(List.of(entry("r2", Entry.Kind.INTENDED, "a")), List.of()))
                    .isInstanceOf(JournalFailure.class)
                    .hasMessageContaining("it is damaged");
        }
        Files.delete(folder.resolve("journal.seal"));
        try (SqlJournal journal = open()) {
            journal.hold().close();
        }
    }

    /** As docs/installing.md tells to: the seal first, so that it is never ahead of what is copied after it. */
    @Test
    void a_copy_that_is_taken_while_a_run_writes_is_whole_and_goes_on_where_it_was_taken() throws Exception {
        Path copy = folder.resolve("copy");
        try (SqlJournal journal = open()) {
            aRun(journal);
            Files.copy(folder.resolve("journal.seal"), folder.resolve("copy.seal"));
            journal.append(List.of(entry("r2", Entry.Kind.INTENDED, "a")), List.of());
            try (Connection connection = behindItsBack();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM INTO '" + copy + "'");
            }
            journal.append(List.of(entry("r2", Entry.Kind.APPLIED, "a")), List.of());
        }

        try (SqlJournal restored = Journals.file(copy)) {
            List<Long> numbers = new ArrayList<>();
            restored.sealed(Optional.empty(), entry -> numbers.add(entry.number()));
            assertThat(numbers).endsWith(7L);
            assertThat(ChainCheck.of(restored).problems()).isEmpty();
            restored.append(List.of(entry("r3", Entry.Kind.INTENDED, "a")), List.of());
            assertThat(ChainCheck.of(restored).problems()).isEmpty();
        }
    }

    @Test
    void an_altered_seal_is_told() throws Exception {
        try (SqlJournal journal = open()) {
            aRun(journal);
        }
        Path seal = folder.resolve("journal.seal");
        byte[] whole = Files.readAllBytes(seal);
        // 19 digits, a space, 64 characters.
        for (int i = 0; i < 84; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            Files.write(seal, altered);
            assertThat(FlippedByteTest.noticed(folder.resolve("journal")))
                    .as("byte %d", i)
                    .isTrue();
        }
        Files.write(seal, whole);
        assertThat(FlippedByteTest.noticed(folder.resolve("journal"))).isFalse();
    }
}
