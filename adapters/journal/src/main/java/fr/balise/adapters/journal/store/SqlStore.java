package fr.balise.adapters.journal.store;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import fr.balise.operations.following.Reading;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.IndicatorDimension;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store in a database. Each call is a transaction: several processes may use it by turns. */
public final class SqlStore implements Store {
    private final StoreConnection connection;
    private final String target;

    private SqlStore(StoreConnection connection, String target) {
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
        return new SqlStore(StoreConnection.open(database), target);
    }

    @Override
    public void keep(Day day, LocalDate forgetBefore) throws JournalFailure {
        connection.whole(() -> {
            connection.change(
                    "DELETE FROM store_indicators WHERE target = ? AND (day < ? OR day = ?)",
                    target,
                    forgetBefore,
                    day.date());
            for (IndicatorDimension dimension : day.indicators().groups().keySet()) {
                connection.change(
                        "INSERT INTO store_indicators VALUES (?, ?, ?, ?)",
                        target,
                        day.date(),
                        dimension.name(),
                        StoredJson.figures(day.indicators().by(dimension)));
            }
            connection.change("DELETE FROM store_open_finding WHERE target = ?", target);
            for (Map.Entry<OpenFinding, LocalDate> open : day.openFindings().entrySet()) {
                OpenFinding finding = open.getKey();
                connection.change(
                        "INSERT INTO store_open_finding VALUES (?, ?, ?, ?)",
                        target,
                        finding.code(),
                        finding.subject(),
                        open.getValue());
            }
            if (day.reading().isPresent()) {
                Reading reading = day.reading().get();
                connection.change("DELETE FROM store_reading WHERE target = ?", target);
                connection.change(
                        "INSERT INTO store_reading VALUES (?, ?, ?)",
                        target,
                        reading.takenAt(),
                        StoredJson.places(reading.published()));
            }
            return true;
        });
    }

    @Override
    public SortedMap<LocalDate, SortedMap<String, Figures>> history(IndicatorDimension dimension, LocalDate until)
            throws JournalFailure {
        return connection.whole(() -> {
            SortedMap<LocalDate, SortedMap<String, Figures>> days = new TreeMap<>();
            try (PreparedStatement select = connection.prepared(
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
        return connection.whole(() -> {
            Map<OpenFinding, LocalDate> open = new HashMap<>();
            try (PreparedStatement select = connection.prepared(
                            "SELECT code, subject, since FROM store_open_finding WHERE target = ?", target);
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
        return connection.whole(() -> {
            try (PreparedStatement select = connection.prepared(
                            "SELECT taken_at, content FROM store_reading WHERE target = ?", target);
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reading(Instant.parse(row.getString(1)), StoredJson.places(row.getBytes(2))))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        connection.close();
    }
}
