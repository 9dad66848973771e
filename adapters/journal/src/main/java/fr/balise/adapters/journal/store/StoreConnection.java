package fr.balise.adapters.journal.store;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A connection to a store. Each piece of work is a transaction; a connection that was lost is opened again for the next. Safe
 * for use by several threads.
 */
final class StoreConnection implements AutoCloseable {
    private static final int SECONDS = 5;

    private final Database database;
    private Connection connection;

    private StoreConnection(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static StoreConnection open(Database database) throws JournalFailure {
        return new StoreConnection(database, database.writing());
    }

    /** Work on the database. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws SQLException;
    }

    /**
     * Does all of it, or nothing.
     *
     * @throws JournalFailure when it cannot be done
     */
    synchronized <T> T whole(Work<T> work) throws JournalFailure {
        try {
            if (!connection.isValid(SECONDS)) {
                Database.close(connection);
                connection = database.writing();
            }
            try {
                T done = work.done();
                connection.commit();
                return done;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Takes what was deleted off the disk too. */
    synchronized void scrub() throws JournalFailure {
        try {
            database.scrub(connection);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Changes rows; bytes are bound as bytes, all else as text. */
    int change(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepared(statement, values)) {
            return prepared.executeUpdate();
        }
    }

    PreparedStatement prepared(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof byte[] bytes) {
                prepared.setBytes(i + 1, bytes);
            } else {
                prepared.setString(i + 1, values[i].toString());
            }
        }
        return prepared;
    }

    @Override
    public synchronized void close() {
        Database.close(connection);
    }
}
