package fr.balise.adapters.journal.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a file may hold: those of one of our versions to the letter, and nothing beside them. A view or a
 * trigger runs what its author wrote as soon as somebody reads or writes.
 */
final class SqliteSchema {
    /** What the types in the migrations are called here. */
    static final Map<String, String> TYPES = Map.of("number", "INTEGER", "bytes", "BLOB");

    private static final String READ = "SELECT type, name, sql FROM sqlite_schema";

    /** After each migration, all that there is. */
    private final List<Set<Thing>> versions;

    private SqliteSchema(List<Set<Thing>> versions) {
        this.versions = versions;
    }

    /** A table, view, index or trigger, as its author wrote it. */
    record Thing(String type, String name, @Nullable String sql) implements Comparable<Thing> {
        @Override
        public int compareTo(Thing other) {
            return toString().compareTo(other.toString());
        }
    }

    /** What our migrations make. */
    static SqliteSchema of(Tables tables) throws SQLException {
        List<Set<Thing>> versions = new ArrayList<>();
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = memory.createStatement()) {
            statement.executeUpdate(resource("flyway_schema_history.sql"));
            for (String migration : tables.migrations()) {
                String script = resource(migration);
                for (Map.Entry<String, String> type : TYPES.entrySet()) {
                    script = script.replace("${" + type.getKey() + "}", type.getValue());
                }
                statement.executeUpdate(script);
                versions.add(read(memory));
            }
        }
        return new SqliteSchema(versions);
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream in = SqliteSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds. Reading it runs nothing of it. */
    static Set<Thing> read(Connection connection) throws SQLException {
        Set<Thing> things = new TreeSet<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(READ)) {
            while (row.next()) {
                things.add(new Thing(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return things;
    }

    /** True when there is all that this version needs. */
    boolean complete(Set<Thing> things) {
        return things.equals(versions.get(versions.size() - 1));
    }

    /** What none of our versions made, compared with the version that comes closest. */
    List<Thing> foreign(Set<Thing> things) {
        List<Thing> fewest = List.copyOf(things);
        for (Set<Thing> version : versions) {
            List<Thing> foreign =
                    things.stream().filter(thing -> !version.contains(thing)).toList();
            fewest = foreign.size() < fewest.size() ? foreign : fewest;
        }
        return fewest;
    }

    /** A name that somebody else chose, fit to be shown. */
    static String plain(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
