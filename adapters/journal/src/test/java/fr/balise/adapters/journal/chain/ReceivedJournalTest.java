package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that somebody handed over is examined before anything of it is used. */
class ReceivedJournalTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void a_journal() throws Exception {
        file = folder.resolve("journal");
        try (SqlJournal journal = Journals.file(file)) {
            JournalContract.aRun(journal);
        }
    }

    private static void alter(Path file, String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    private void refused(String why) {
        assertRefused(() -> Journals.reading(file.toString(), null, null).close(), why);
        assertRefused(() -> Journals.open(file.toString(), null, null).close(), why);
    }

    private static void assertRefused(ThrowingCallable opening, String why) {
        assertThatThrownBy(opening).isInstanceOf(JournalFailure.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER t AFTER INSERT ON journal_entry BEGIN DELETE FROM journal_memory; END",
                "CREATE VIEW v AS SELECT load_extension('x')",
                "CREATE INDEX i ON journal_entry (lower(run))",
                "CREATE TABLE another (a)",
                "CREATE VIRTUAL TABLE f USING fts5(a)",
                "DROP TABLE journal_memory; CREATE VIEW journal_memory AS SELECT 1 AS target",
                "DROP INDEX journal_entry_by_run; CREATE INDEX journal_entry_by_run ON journal_entry (abs(run))",
                "ALTER TABLE journal_entry ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(run))",
            })
    void what_balise_did_not_put_there_is_refused(String statements) throws Exception {
        alter(file, statements);

        refused("holds what Balise did not put there");
    }

    @Test
    void a_refused_file_is_left_as_it_was() throws Exception {
        alter(file, "CREATE TABLE another (a)");
        byte[] before = Files.readAllBytes(file);
        refused("table another");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_as_it_was() throws Exception {
        file = folder.resolve("cookies");
        alter(file, "CREATE TABLE moz_cookies (a)");
        byte[] before = Files.readAllBytes(file);
        refused("another program");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_is_no_database_is_refused_and_left_as_it_was() throws Exception {
        file = Files.writeString(folder.resolve("notes.txt"), "H:2,block:5,chunk:1d,and some more of that");
        refused("is no database of SQLite");

        assertThat(file).hasContent("H:2,block:5,chunk:1d,and some more of that");
    }

    @Test
    void a_journal_that_is_not_there_is_told_and_not_begun_by_reading() {
        file = folder.resolve("nowhere");

        assertRefused(() -> Journals.reading(file.toString(), null, null), "does not exist");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nio:x",
                "nioMapped:x",
                "JDBC:H2:mem:x",
                "jdbc:h2:file:/tmp/x",
                "jdbc:sqlite::memory:",
                "http://x/y"
            })
    void an_address_that_is_none_is_told(String place) {
        assertRefused(() -> Journals.open(place, null, null), "is neither a file nor jdbc:postgresql://HOST/DATABASE");
    }

    @Test
    void the_folder_of_somebody_else_is_not_guessed() {
        assertRefused(() -> Journals.open("~camille/journal", null, null), "somebody else's folder");
    }

    @Test
    void a_tilde_is_the_users_folder() throws Exception {
        Path home = Path.of(System.getProperty("user.home"));
        Path place = Files.createDirectories(
                        home.resolve("tilde-" + ProcessHandle.current().pid()))
                .resolve("journal");
        Files.deleteIfExists(place);
        Journals.open("~" + place.toString().substring(home.toString().length()), null, null)
                .close();

        assertThat(place).isRegularFile();
    }

    /** An expert who received a copy on a medium that cannot be written. */
    @Test
    void a_copy_in_a_folder_that_cannot_be_written_is_read() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        Path copy = Files.copy(file, there.resolve("journal"));
        assumeTrue(there.toFile().setWritable(false) && !Files.isWritable(there), "a user whom rights can stop");
        try (SqlJournal journal = Journals.reading(copy.toString(), null, null)) {
            assertThat(journal.head().number()).isEqualTo(6);
        } finally {
            assertThat(there.toFile().setWritable(true)).isTrue();
        }
    }

    /** Of a connection that stays open the system knows the file. */
    @Test
    void an_opening_that_fails_leaves_nothing_open() throws Exception {
        Path open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open), "Linux");
        alter(file, "CREATE TABLE another (a)");
        refused("table another");
        Files.writeString(folder.resolve("journal.seal"), "no seal");
        Path whole = folder.resolve("whole");
        try (SqlJournal journal = Journals.file(whole)) {
            journal.append(List.of(JournalContract.entry("r", Entry.Kind.RETRIED, "a")), List.of());
            assertThat(open(open)).anyMatch(path -> path.startsWith(whole.toString()));
        }

        assertThat(open(open)).noneMatch(path -> path.startsWith(folder.toString()));
    }

    private static Set<String> open(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(ReceivedJournalTest::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
