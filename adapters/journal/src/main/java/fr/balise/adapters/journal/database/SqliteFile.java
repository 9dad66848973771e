package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * A file of SQLite: one process writes at a time, others read meanwhile, and what was committed is on the disk. A file is
 * examined before it is used, since whoever hands one over may have put something in it that runs.
 */
public final class SqliteFile implements Database {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CANNOT_OPEN = 14;

    private static final int BUSY_MILLIS = 20_000;

    private final Path file;
    private final Tables tables;
    private @Nullable SqliteSchema schema;

    /** The file need not be there yet. */
    public SqliteFile(Path file, Tables tables) {
        this.file = file;
        this.tables = tables;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public boolean begun() {
        return Files.exists(file);
    }

    @Override
    public Connection writing() throws JournalFailure {
        create();
        mustBeSqlite();
        Connection connection = connect("");
        boolean ready = false;
        try {
            prepare(connection);
            ready = true;
            return connection;
        } catch (SQLException | FlywayException e) {
            throw cannotOpen(e);
        } finally {
            if (!ready) {
                Database.close(connection);
            }
        }
    }

    private void create() throws JournalFailure {
        try {
            FileRights.createFile(file);
        } catch (IOException e) {
            throw cannotOpen(e);
        }
    }

    private synchronized SqliteSchema schema() throws SQLException {
        SqliteSchema known = schema == null ? SqliteSchema.of(tables) : schema;
        schema = known;
        return known;
    }

    private void prepare(Connection connection) throws SQLException, JournalFailure {
        SqliteSchema ours = schema();
        boolean complete = ours.complete(examined(connection, ours));
        run(connection, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON");
        if (!complete) {
            run(connection, "PRAGMA application_id = " + tables.applicationId());
            Flyway.configure(SqliteFile.class.getClassLoader())
                    .dataSource(url(""), null, null)
                    .locations(tables.location())
                    .placeholders(SqliteSchema.TYPES)
                    .loggers("slf4j")
                    .load()
                    .migrate();
            examined(connection, ours);
        }
        connection.setAutoCommit(false);
    }

    @Override
    public Connection reading() throws JournalFailure {
        if (!Files.exists(file)) {
            throw JournalFailure.of("absent", tables.at(file));
        }
        mustBeSqlite();
        Connection connection = connect("?mode=ro");
        try {
            return readable(connection);
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) != CANNOT_OPEN
                    || beside("-wal").filter(Files::exists).isPresent()) {
                throw cannotOpen(e);
            }
            return untouched();
        }
    }

    /** In a folder where nothing may be written, a file that nobody writes is read as it lies. */
    private Connection untouched() throws JournalFailure {
        Connection connection = connect("?immutable=1");
        try {
            return readable(connection);
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    private Connection readable(Connection connection) throws SQLException, JournalFailure {
        boolean readable = false;
        try {
            SqliteSchema ours = schema();
            if (!ours.complete(examined(connection, ours))) {
                throw JournalFailure.of("incomplete", tables.at(file));
            }
            connection.setAutoCommit(false);
            readable = true;
            return connection;
        } finally {
            if (!readable) {
                Database.close(connection);
            }
        }
    }

    private Connection connect(String parameters) throws JournalFailure {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        // Nobody asks for keys; the driver would look each up, with a statement that stays open and stands in the way.
        settings.setProperty("jdbc.get_generated_keys", "false");
        try {
            return DriverManager.getConnection(url(parameters), settings);
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    private String url(String parameters) {
        return "jdbc:sqlite:" + file.toUri() + parameters;
    }

    /** What runs by itself is refused; until then nothing of it is trusted. */
    private Set<SqliteSchema.Thing> examined(Connection connection, SqliteSchema ours)
            throws SQLException, JournalFailure {
        run(connection, "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON");
        Set<SqliteSchema.Thing> things = SqliteSchema.read(connection);
        int application = number(connection, "PRAGMA application_id");
        boolean ofOurs = application == tables.applicationId() || application == 0 && things.isEmpty();
        if (!ofOurs) {
            throw JournalFailure.of("otherProgram", tables.at(file));
        }
        List<SqliteSchema.Thing> foreign = ours.foreign(things);
        if (!foreign.isEmpty()) {
            String names = foreign.stream()
                    .map(thing -> thing.type() + " " + SqliteSchema.plain(thing.name()))
                    .collect(Collectors.joining(", "));
            throw JournalFailure.of("foreign", tables.at(file), names);
        }
        return things;
    }

    private void mustBeSqlite() throws JournalFailure {
        byte[] begins = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            begins = in.readNBytes(MAGIC.length);
        } catch (IOException e) {
            throw cannotOpen(e);
        }
        if (begins.length > 0 && !Arrays.equals(begins, MAGIC)) {
            throw JournalFailure.of("notSqlite", tables.at(file));
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    @Override
    public Hold hold(Connection writer) throws JournalFailure {
        return new LockFile(file).hold();
    }

    @Override
    public void scrub(Connection writer) throws SQLException {
        writer.commit();
        writer.setAutoCommit(true);
        try {
            run(writer, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            writer.setAutoCommit(false);
        }
    }

    @Override
    public List<Text> damages(Connection reader) throws SQLException {
        List<Text> damages = new ArrayList<>();
        try (Statement check = reader.createStatement();
                ResultSet row = check.executeQuery("PRAGMA integrity_check(5)")) {
            while (row.next()) {
                String told = row.getString(1);
                if (!told.equals("ok")) {
                    damages.add(JournalFailure.MESSAGES.text("damaged.file", told));
                }
            }
        }
        return damages;
    }

    @Override
    public Optional<Path> beside(String suffix) {
        return Optional.of(file.resolveSibling(file.getFileName() + suffix));
    }

    private JournalFailure cannotOpen(Exception e) {
        return JournalFailure.because(e, "notOpened", tables.at(file), Causes.deepest(e));
    }

    @Override
    public JournalFailure failure(SQLException e) {
        return JournalFailure.because(e, "notUsed", tables.at(file), Causes.deepest(e));
    }
}
