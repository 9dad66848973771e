package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Text;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** A database of a PostgreSQL server, for several machines. */
final class PostgresServer implements Database {
    private static final Map<String, String> TYPES = Map.of("number", "BIGINT", "bytes", "BYTEA");

    private final String name;
    private final String url;
    private final Properties account;
    private final Tables tables;

    PostgresServer(String url, Properties account, Tables tables) {
        int question = url.indexOf('?');
        this.name = question < 0 ? url : url.substring(0, question);
        this.url = url;
        this.account = account;
        this.tables = tables;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean begun() throws JournalFailure {
        Connection connection = connect();
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("SELECT to_regclass('flyway_" + tables.folder() + "') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            Database.close(connection);
        }
    }

    @Override
    public Connection writing() throws JournalFailure {
        try {
            migrate();
        } catch (FlywayException e) {
            throw cannotOpen(e);
        }
        Connection connection = connect();
        try (Statement set = connection.createStatement()) {
            // A server may be set not to wait for its disk; what we commit must be there.
            set.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'");
            connection.commit();
            return connection;
        } catch (SQLException e) {
            Database.close(connection);
            throw cannotOpen(e);
        }
    }

    private void migrate() {
        Flyway.configure(PostgresServer.class.getClassLoader())
                .dataSource(url, account.getProperty("user"), account.getProperty("password"))
                .locations(tables.location())
                .table("flyway_" + tables.folder())
                // A database may hold tables of others: ours begin beside them.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(TYPES)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    @Override
    public Connection reading() throws JournalFailure {
        Connection connection = connect();
        try {
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException e) {
            Database.close(connection);
            throw cannotOpen(e);
        }
    }

    private Connection connect() throws JournalFailure {
        try {
            Connection connection = DriverManager.getConnection(url, account);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    /** One lock for each database of a server, wherever its tables lie. */
    private String lock() {
        return "(1111769427::bigint << 32) | 'journal_hold'::regclass::oid::bigint";
    }

    @Override
    public Hold hold(Connection writer) throws JournalFailure {
        boolean held;
        try (Statement lock = writer.createStatement();
                PreparedStatement holder = writer.prepareStatement("UPDATE journal_hold SET holder = ? WHERE id = 1")) {
            try (ResultSet row = lock.executeQuery("SELECT pg_try_advisory_lock(" + lock() + ")")) {
                held = row.next() && row.getBoolean(1);
            }
            if (held) {
                holder.setString(1, Occupant.self().line());
                holder.executeUpdate();
            }
            writer.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
        if (!held) {
            throw Occupant.inUse(name, occupant());
        }
        return () -> release(writer);
    }

    private void release(Connection writer) {
        try (Statement unlock = writer.createStatement()) {
            unlock.execute("SELECT pg_advisory_unlock(" + lock() + ")");
            writer.commit();
        } catch (SQLException e) {
            // The session is gone, and the hold with it.
            return;
        }
    }

    private Optional<Occupant> occupant() throws JournalFailure {
        try (Connection connection = connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT holder FROM journal_hold WHERE id = 1")) {
            return row.next() ? Optional.ofNullable(row.getString(1)).flatMap(Occupant::read) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void scrub(Connection writer) throws SQLException {
        writer.commit();
        writer.setAutoCommit(true);
        try (Statement vacuum = writer.createStatement()) {
            for (String table : tables.erased()) {
                vacuum.execute("VACUUM FULL " + table);
            }
        } finally {
            writer.setAutoCommit(false);
        }
    }

    @Override
    public List<Text> damages(Connection reader) throws SQLException {
        return PostgresSchema.differences(reader);
    }

    @Override
    public Optional<Path> beside(String suffix) {
        return Optional.empty();
    }

    private JournalFailure cannotOpen(Exception e) {
        return JournalFailure.because(e, "notReached", tables.at(name), Causes.deepest(e));
    }

    @Override
    public JournalFailure failure(SQLException e) {
        return JournalFailure.because(e, "notUsed", tables.at(name), Causes.deepest(e));
    }
}
