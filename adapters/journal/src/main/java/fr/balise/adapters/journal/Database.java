package fr.balise.adapters.journal;

import fr.balise.core.findings.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Where a journal lies, and what differs between the two kinds of database.
 *
 * @param name for people, without password
 */
record Database(String name, String url, Properties account) {
    /** The classpath folder of the migrations. */
    private static final String LOCATION = "classpath:fr/balise/adapters/journal";

    private static final int H2_FILE_IN_USE = 90020;

    /** One lock for each journal of a server, wherever its tables lie. */
    private static final String SESSION_LOCK = "(1111769427::bigint << 32) | 'journal_hold'::regclass::oid::bigint";

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** Brings the tables to what this version needs. */
    void migrate() throws JournalFailure {
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(url, account.getProperty("user"), account.getProperty("password"))
                    .locations(LOCATION)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw cannotOpen(e);
        }
    }

    /** A new connection without automatic commits. */
    Connection connect() throws JournalFailure {
        try {
            Connection connection = DriverManager.getConnection(url, account);
            connection.setAutoCommit(false);
            if (!isH2()) {
                makeDurable(connection);
            }
            return connection;
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    /** A server may be set not to wait for its disk; a journal must. */
    private static void makeDurable(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'");
            connection.commit();
        }
    }

    /** Does some work on a connection of its own. */
    <T> T with(Work<T> work) throws JournalFailure {
        try (Connection connection = connect()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw cannotUse(e);
        }
    }

    private JournalFailure cannotUse(SQLException e) {
        return new JournalFailure(
                new Text(
                        "Le journal " + name + " ne peut pas être lu ou écrit : " + e.getMessage(),
                        "The journal " + name + " cannot be read or written: " + e.getMessage()),
                e);
    }

    /** Brings what was committed to the disk itself: H2 would leave that to the system. */
    void force(Connection connection) throws SQLException {
        if (isH2()) {
            try (Statement checkpoint = connection.createStatement()) {
                checkpoint.execute("CHECKPOINT SYNC");
            }
        }
    }

    /** Where the last seal of a file is noted; a database server is not left to one file's fate. */
    Optional<SealFile> sealFile() {
        return isH2()
                ? Optional.of(new SealFile(Path.of(name.replaceFirst("\\.mv\\.db$", "") + ".seal")))
                : Optional.empty();
    }

    /**
     * Takes the journal. A process that dies lets go of it.
     *
     * @param writer the connection that writes entries: on a server the hold is its own, so that whoever loses the one
     *     can no longer write with the other
     */
    Journal.Hold hold(Connection writer) throws JournalFailure {
        return isH2() ? holdRow() : holdSession(writer);
    }

    private Journal.Hold holdRow() throws JournalFailure {
        Connection connection = connect();
        try (Statement lock = connection.createStatement()) {
            lock.execute("SET LOCK_TIMEOUT 1");
            lock.executeQuery("SELECT id FROM journal_hold WHERE id = 1 FOR UPDATE")
                    .close();
            return () -> close(connection);
        } catch (SQLException e) {
            close(connection);
            throw inUse(e);
        }
    }

    private Journal.Hold holdSession(Connection writer) throws JournalFailure {
        boolean held;
        try (Statement lock = writer.createStatement();
                PreparedStatement holder = writer.prepareStatement("UPDATE journal_hold SET holder = ? WHERE id = 1")) {
            try (ResultSet row = lock.executeQuery("SELECT pg_try_advisory_lock(" + SESSION_LOCK + ")")) {
                held = row.next() && row.getBoolean(1);
            }
            if (held) {
                holder.setString(1, Holder.self().line());
                holder.executeUpdate();
            }
            writer.commit();
        } catch (SQLException e) {
            throw cannotUse(e);
        }
        if (!held) {
            throw inUse(null);
        }
        return () -> release(writer);
    }

    private static void release(Connection writer) {
        try (Statement unlock = writer.createStatement()) {
            unlock.execute("SELECT pg_advisory_unlock(" + SESSION_LOCK + ")");
            writer.commit();
        } catch (SQLException e) {
            // The session is gone, and the hold with it.
            return;
        }
    }

    /** Says who has the journal. */
    JournalFailure inUse(@Nullable Exception cause) {
        Text who = holder().map(Holder::words).orElse(new Text("", ""));
        return new JournalFailure(
                new Text(
                        "Une autre exécution utilise le journal " + name + who.fr()
                                + " ; attendez sa fin ou choisissez un autre journal.",
                        "Another run is using the journal " + name + who.en()
                                + "; wait for its end or choose another journal."),
                cause);
    }

    private Optional<Holder> holder() {
        Optional<SealFile> seal = sealFile();
        if (seal.isPresent()) {
            return seal.get().holder();
        }
        try {
            return with(connection -> {
                try (Statement select = connection.createStatement();
                        ResultSet row = select.executeQuery("SELECT holder FROM journal_hold WHERE id = 1")) {
                    return row.next() ? Optional.ofNullable(row.getString(1)).flatMap(Holder::read) : Optional.empty();
                }
            });
        } catch (JournalFailure e) {
            return Optional.empty();
        }
    }

    /** Rewrites the table without what was deleted; a file is rewritten by {@link #compactAndClose}. */
    void scrub() throws JournalFailure {
        if (!isH2()) {
            with(connection -> {
                connection.setAutoCommit(true);
                try (Statement vacuum = connection.createStatement()) {
                    vacuum.execute("VACUUM FULL journal_entry");
                    vacuum.execute("VACUUM FULL journal_document");
                }
                return true;
            });
        }
    }

    /** Writes a file anew without the room that nothing fills, and closes it. */
    void compactAndClose(Connection connection) {
        if (!isH2()) {
            close(connection);
            return;
        }
        Path file = Path.of(name);
        try (Statement shutdown = connection.createStatement()) {
            // The new file takes the place of the old one, but not its rights, and H2 leaves it to the system to write.
            FileRights rights = FileRights.of(file);
            shutdown.execute("SHUTDOWN COMPACT");
            rights.give(file);
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (SQLException | IOException e) {
            // What was deleted leaves the file at a later compaction.
            close(connection);
        }
    }

    void close(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException e) {
            // It is closed as well as it can be: what was committed is on the disk.
            return;
        }
    }

    /** The driver's own words: what is wrapped around them says less. */
    private static String deepest(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.strip().replaceAll("[.\\s]+$", ""))
                .orElse(message);
    }

    private JournalFailure cannotOpen(Exception e) {
        if (fileInUse(e)) {
            return inUse(e);
        }
        String line = deepest(e);
        return new JournalFailure(
                new Text(
                        "Le journal " + name + " ne peut pas être ouvert (" + line
                                + ") ; vérifiez le chemin ou l'adresse, et les droits.",
                        "The journal " + name + " cannot be opened (" + line
                                + "); check the path or address, and the rights."),
                e);
    }

    private static boolean fileInUse(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IN_USE) {
                return true;
            }
        }
        return false;
    }
}
