package fr.balise.adapters.journal.store;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import fr.balise.operations.following.Reading;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.IndicatorDimension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store in a database. Each call is a transaction: several processes may use it by turns. */
public final class SqlStore implements Store {
    private final Database database;
    private final Connection connection;
    private final String target;

    private SqlStore(Database database, Connection connection, String target) {
        this.database = database;
        this.connection = connection;
        this.target = target;
    }

    /**
     * Opens it, or begins it.
     *
     * @param target the key of the directory that it is about
     * @throws JournalFailure when it cannot be opened
     */
    public static SqlStore open(Database database, String target) throws JournalFailure {
        return new SqlStore(database, database.writing(), target);
    }

    /** Work on the database. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws SQLException;
    }

    private <T> T whole(Work<T> work) throws JournalFailure {
        try {
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

    @Override
    public void keep(Day day, LocalDate forgetBefore) throws JournalFailure {
        whole(() -> {
            change(
                    "DELETE FROM store_indicators WHERE target = ? AND (day < ? OR day = ?)",
                    target,
                    forgetBefore,
                    day.date());
            for (IndicatorDimension dimension : day.indicators().groups().keySet()) {
                insert(
                        "INSERT INTO store_indicators VALUES (?, ?, ?, ?)",
                        StoredJson.figures(day.indicators().by(dimension)),
                        target,
                        day.date(),
                        dimension.name());
            }
            change("DELETE FROM store_open_finding WHERE target = ?", target);
            for (Map.Entry<OpenFinding, LocalDate> open : day.openFindings().entrySet()) {
                OpenFinding finding = open.getKey();
                change(
                        "INSERT INTO store_open_finding VALUES (?, ?, ?, ?)",
                        target,
                        finding.code(),
                        finding.subject(),
                        open.getValue());
            }
            if (day.reading().isPresent()) {
                Reading reading = day.reading().get();
                change("DELETE FROM store_reading WHERE target = ?", target);
                insert(
                        "INSERT INTO store_reading VALUES (?, ?, ?)",
                        StoredJson.places(reading.published()),
                        target,
                        reading.takenAt());
            }
            return true;
        });
    }

    private void change(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepared(statement, values)) {
            prepared.executeUpdate();
        }
    }

    /** The content is the last value. */
    private void insert(String statement, byte[] content, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepared(statement, values)) {
            prepared.setBytes(values.length + 1, content);
            prepared.executeUpdate();
        }
    }

    private PreparedStatement prepared(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setString(i + 1, values[i].toString());
        }
        return prepared;
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Figures>> history(IndicatorDimension dimension, LocalDate until)
            throws JournalFailure {
        return whole(() -> {
            SortedMap<LocalDate, SortedMap<String, Figures>> days = new TreeMap<>();
            try (PreparedStatement select = prepared(
                            "SELECT day, content FROM store_indicators WHERE target = ? AND dimension = ? AND day <= ?",
                            target,
                            dimension.name(),
                            until);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    days.put(LocalDate.parse(row.getString(1)), StoredJson.figures(row.getBytes(2)));
                }
            }
            return days;
        });
    }

    @Override
    public Map<OpenFinding, LocalDate> openFindings() throws JournalFailure {
        return whole(() -> {
            Map<OpenFinding, LocalDate> open = new HashMap<>();
            try (PreparedStatement select =
                            prepared("SELECT code, subject, since FROM store_open_finding WHERE target = ?", target);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.put(new OpenFinding(row.getString(1), row.getString(2)), LocalDate.parse(row.getString(3)));
                }
            }
            return open;
        });
    }

    @Override
    public Optional<Reading> lastReading() throws JournalFailure {
        return whole(() -> {
            try (PreparedStatement select =
                            prepared("SELECT taken_at, content FROM store_reading WHERE target = ?", target);
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reading(Instant.parse(row.getString(1)), StoredJson.places(row.getBytes(2))))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        Database.close(connection);
    }
}
