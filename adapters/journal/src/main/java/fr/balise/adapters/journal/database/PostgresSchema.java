package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.core.findings.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What our tables are on a server, and what must not stand on them: a trigger or a rule runs what its author wrote as
 * soon as somebody writes. Tables beside ours are nobody's business here.
 */
final class PostgresSchema {
    private PostgresSchema() {}

    /** What differs from what our migrations make; each is told once. */
    static List<Text> differences(Connection connection) throws SQLException {
        Set<String> ours = new TreeSet<>(
                SqliteSchema.resource("journal/postgres_tables.txt").lines().toList());
        Set<String> there = read(connection, ours);
        List<Text> differences = new ArrayList<>();
        there.stream()
                .filter(thing -> !ours.contains(thing))
                .forEach(thing ->
                        differences.add(JournalFailure.MESSAGES.text("damaged.unexpected", SqliteSchema.plain(thing))));
        ours.stream()
                .filter(thing -> !there.contains(thing))
                .forEach(thing -> differences.add(JournalFailure.MESSAGES.text("damaged.lacking", thing)));
        return differences;
    }

    private static Set<String> read(Connection connection, Set<String> ours) throws SQLException {
        String tables = ours.stream()
                .map(thing -> thing.substring(0, thing.indexOf(' ')))
                .distinct()
                .collect(Collectors.joining(","));
        Set<String> things = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(SqliteSchema.resource("postgres_schema.sql"))) {
            select.setString(1, tables);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    things.add(row.getString(1));
                }
            }
        }
        return things;
    }
}
