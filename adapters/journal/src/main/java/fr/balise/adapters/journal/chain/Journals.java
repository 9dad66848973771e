package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import fr.balise.adapters.journal.database.Databases;
import fr.balise.adapters.journal.database.SqliteFile;
import fr.balise.adapters.journal.database.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens journals. */
public final class Journals {
    private Journals() {}

    /**
     * Opens the journal at that place, or begins it.
     *
     * @param place a path, or {@code jdbc:postgresql://HOST/DATABASE}
     * @param user of the database; null for a file, or when the address says it
     * @param password as {@code user}
     * @throws JournalFailure when it cannot be opened
     */
    public static SqlJournal open(String place, @Nullable String user, @Nullable String password)
            throws JournalFailure {
        return open(Databases.at(place, user, password, Tables.JOURNAL));
    }

    /**
     * As {@link #open}, only to read: nothing of it is changed, and others may write meanwhile.
     *
     * @throws JournalFailure also when there is none
     */
    public static SqlJournal reading(String place, @Nullable String user, @Nullable String password)
            throws JournalFailure {
        Database database = Databases.at(place, user, password, Tables.JOURNAL);
        Database.close(database.reading());
        return new SqlJournal(database, Optional.empty(), seal(database));
    }

    /**
     * Opens the journal in that file.
     *
     * @throws JournalFailure when it cannot be opened
     */
    public static SqlJournal file(Path file) throws JournalFailure {
        return open(new SqliteFile(file.toAbsolutePath().normalize(), Tables.JOURNAL));
    }

    private static SqlJournal open(Database database) throws JournalFailure {
        Optional<SealFile> seal = seal(database);
        Connection connection = database.writing();
        boolean opened = false;
        try {
            if (seal.isPresent()) {
                seal.get().begin(ChainStatements.head(connection));
                connection.commit();
            }
            opened = true;
            return new SqlJournal(database, Optional.of(new JournalWriter(database, connection, seal)), seal);
        } catch (SQLException e) {
            throw database.failure(e);
        } finally {
            if (!opened) {
                seal.ifPresent(SealFile::close);
                Database.close(connection);
            }
        }
    }

    /** A database server is not left to one file's fate. */
    private static Optional<SealFile> seal(Database database) {
        return database.beside(".seal").map(SealFile::new);
    }
}
