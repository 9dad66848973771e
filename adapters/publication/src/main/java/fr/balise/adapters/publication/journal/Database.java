package fr.balise.adapters.publication.journal;

import fr.balise.engine.findings.Text;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Where a journal lies, and what differs between the two kinds of database.
 *
 * @param name for people, without password
 */
record Database(String name, String url, Properties account) {
    private static final String LOCATION = "classpath:fr/balise/adapters/publication/journal";

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
            return connection;
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    /** Does some work on a connection of its own. */
    <T> T with(Work<T> work) throws JournalFailure {
        try (Connection connection = connect()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new JournalFailure(
                    new Text(
                            "Le journal " + name + " ne peut pas être lu ou écrit : " + e.getMessage(),
                            "The journal " + name + " cannot be read or written: " + e.getMessage()),
                    e);
        }
    }

    /** Brings what was committed to the disk itself: H2 would leave that to the system. */
    void force(Connection connection) throws SQLException {
        if (isH2()) {
            try (Statement checkpoint = connection.createStatement()) {
                checkpoint.execute("CHECKPOINT SYNC");
            }
        }
    }

    /** Locks the one row that whoever uses the journal has locked; a process that dies lets go of it. */
    Journal.Hold hold() throws JournalFailure {
        Connection connection = connect();
        try (Statement lock = connection.createStatement()) {
            if (isH2()) {
                lock.execute("SET LOCK_TIMEOUT 1");
                lock.executeQuery("SELECT id FROM journal_hold WHERE id = 1 FOR UPDATE")
                        .close();
            } else {
                lock.executeQuery("SELECT id FROM journal_hold WHERE id = 1 FOR UPDATE NOWAIT")
                        .close();
            }
            return () -> close(connection);
        } catch (SQLException e) {
            close(connection);
            throw new JournalFailure(
                    new Text(
                            "Une autre exécution utilise le journal " + name
                                    + " ; attendez sa fin ou choisissez un autre journal.",
                            "Another run is using the journal " + name
                                    + "; wait for its end or choose another journal."),
                    e);
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

    void compactAndClose(Connection connection) {
        if (isH2()) {
            try (Statement shutdown = connection.createStatement()) {
                shutdown.execute("SHUTDOWN COMPACT");
            } catch (SQLException e) {
                // What was deleted leaves the file at a later compaction.
                close(connection);
            }
        } else {
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
        String why = String.valueOf(e.getMessage());
        if (why.toLowerCase(Locale.ROOT).contains("already in use")) {
            return new JournalFailure(
                    new Text(
                            "Un autre programme utilise le journal " + name
                                    + " ; attendez sa fin ou choisissez un autre journal.",
                            "Another program is using the journal " + name
                                    + "; wait for its end or choose another journal."),
                    e);
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
}
