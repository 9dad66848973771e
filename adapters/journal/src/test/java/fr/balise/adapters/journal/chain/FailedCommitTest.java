package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.ChainCheck;
import fr.balise.adapters.journal.database.Database;
import fr.balise.adapters.journal.database.SqliteFile;
import fr.balise.adapters.journal.database.Tables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full when a transaction is committed: SQLite takes it back by itself, and its driver is not told. */
class FailedCommitTest {
    @TempDir
    Path folder;

    private static Connection failingToCommit(Connection connection, AtomicBoolean full) {
        return (Connection) Proxy.newProxyInstance(
                FailedCommitTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    if (method.getName().equals("commit") && full.get()) {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("ROLLBACK");
                        }
                        throw new SQLException("database or disk is full");
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void append(JournalWriter writer, String mailbox) throws JournalFailure {
        try {
            writer.append(List.of(JournalContract.entry("r", Entry.Kind.INTENDED, mailbox)), List.of(), true)
                    .join();
        } catch (CompletionException e) {
            throw JournalFailure.of(e);
        }
    }

    @Test
    void after_a_commit_that_failed_nothing_is_written_by_halves() throws Exception {
        Path file = folder.resolve("journal");
        Database database = new SqliteFile(file, Tables.JOURNAL);
        AtomicBoolean full = new AtomicBoolean();
        try (JournalWriter writer =
                new JournalWriter(database, failingToCommit(database.writing(), full), Optional.empty())) {
            append(writer, "a");
            full.set(true);
            assertThatThrownBy(() -> append(writer, "b")).hasMessageContaining("disk is full");
            assertThatThrownBy(() -> writer.write((statements, head) -> {
                        ChainedEntries.prepare(List.of(JournalContract.entry("r", Entry.Kind.APPLIED, "c")), List.of())
                                .write(statements, head);
                        throw new SQLException("database or disk is full");
                    }))
                    .isInstanceOf(JournalFailure.class);
        }
        try (SqlJournal withRoom = Journals.file(file)) {
            assertThat(withRoom.head().number()).isOne();
            withRoom.append(List.of(JournalContract.entry("r", Entry.Kind.INTENDED, "d")), List.of());
            assertThat(ChainCheck.of(withRoom).problems()).isEmpty();
        }
    }
}
