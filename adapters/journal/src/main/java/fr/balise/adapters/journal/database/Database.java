package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Text;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A database, opened the way its kind needs. */
public interface Database {
    /** For people, without password. */
    String name();

    /**
     * True when somebody began it.
     *
     * @throws JournalFailure when that cannot be told
     */
    boolean begun() throws JournalFailure;

    /**
     * A connection that writes, in transactions, to tables as this version needs them; begins the database when there
     * is none.
     *
     * @throws JournalFailure when it cannot be opened, or is not what it should be
     */
    Connection writing() throws JournalFailure;

    /**
     * A connection that cannot write. Others may write meanwhile: it sees what was there when its transaction began.
     *
     * @throws JournalFailure when there is none, it cannot be opened, or is not what it should be
     */
    Connection reading() throws JournalFailure;

    /**
     * Takes the database for one process; one that dies lets go of it.
     *
     * @param writer the connection that writes: on a server the hold is its own, so that whoever loses the one can no
     *     longer write with the other
     * @throws JournalFailure when somebody else has it; the text says who
     */
    Hold hold(Connection writer) throws JournalFailure;

    /** Takes what was deleted off the disk too. */
    void scrub(Connection writer) throws SQLException;

    /** What is wrong with how the database keeps its rows; empty when nothing is. */
    List<Text> damages(Connection reader) throws SQLException;

    /** A file that stands beside the database, by the end of its name; empty where there is no such place. */
    Optional<Path> beside(String suffix);

    /** Says that it could not be read or written, and what to do. */
    JournalFailure failure(SQLException e);

    /** The exclusive use of a database. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** Closes a connection; what was not committed is taken back. */
    static void close(Connection connection) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // It is closed as well as it can be: what was committed is on the disk.
            return;
        }
    }
}
