package fr.balise.adapters.journal.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import fr.balise.core.findings.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store in a database, which may hold those of several targets. Safe for use by several threads. */
final class SqlTargetStore implements TargetStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LAST = " WHERE target = ? ORDER BY number DESC LIMIT 1";
    private static final String NEXT = "(SELECT COALESCE(MAX(number), 0) + 1 FROM ";

    private final Database database;
    private final Connection connection;
    private final String target;

    SqlTargetStore(Database database, Target target) throws JournalFailure {
        this.database = database;
        this.connection = database.writing();
        this.target = target.key();
    }

    /** Some work in one transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Does it whole or not at all. */
    private synchronized <T> T transact(String sql, Work<T> work) throws JournalFailure {
        try {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                T result = work.on(statement);
                connection.commit();
                return result;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Sets the parameters of a statement, in order. */
    private static PreparedStatement with(PreparedStatement statement, @Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public Optional<Reading> lastReading() throws JournalFailure {
        return transact("SELECT at, counts, systems FROM store_reading" + LAST, select -> {
            try (ResultSet row = with(select, target).executeQuery()) {
                return row.next()
                        ? Optional.of(new Reading(
                                Instant.parse(row.getString(1)),
                                read(row.getString(2), new TypeReference<Map<Reading.Count, Long>>() {}),
                                read(row.getString(3), new TypeReference<TreeSet<String>>() {})))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void recordReading(Reading reading) throws JournalFailure {
        transact(
                "INSERT INTO store_reading (target, number, at, counts, systems) VALUES (?, " + NEXT
                        + "store_reading WHERE target = ?), ?, ?, ?)",
                insert -> with(
                                insert,
                                target,
                                target,
                                reading.at().toString(),
                                json(reading.counts()),
                                json(reading.identifierSystems()))
                        .executeUpdate());
    }

    @Override
    public Optional<Quarantine> quarantine() throws JournalFailure {
        return transact(
                "SELECT plan, limits, why_fr, why_en, since, begun_by, decision, decided_at, decided_by"
                        + " FROM store_quarantine" + LAST,
                select -> {
                    try (ResultSet row = with(select, target).executeQuery()) {
                        return row.next() ? Optional.of(quarantine(row)) : Optional.empty();
                    }
                });
    }

    private static Quarantine quarantine(ResultSet row) throws SQLException {
        String verdict = row.getString(7);
        return new Quarantine(
                row.getString(1),
                read(row.getString(2), new TypeReference<List<String>>() {}),
                new Text(row.getString(3), row.getString(4)),
                Instant.parse(row.getString(5)),
                row.getString(6),
                verdict == null
                        ? Optional.empty()
                        : Optional.of(new Quarantine.Decision(
                                Quarantine.Verdict.valueOf(verdict),
                                Instant.parse(row.getString(8)),
                                row.getString(9))));
    }

    @Override
    public void beginQuarantine(Quarantine quarantine) throws JournalFailure {
        transact(
                "INSERT INTO store_quarantine (target, number, plan, limits, why_fr, why_en, since, begun_by) SELECT ?, "
                        + NEXT + "store_quarantine WHERE target = ?), ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM"
                        + " store_quarantine WHERE target = ? AND decision IS NULL)",
                insert -> with(
                                insert,
                                target,
                                target,
                                quarantine.plan(),
                                json(quarantine.limits()),
                                quarantine.why().fr(),
                                quarantine.why().en(),
                                quarantine.since().toString(),
                                quarantine.by(),
                                target)
                        .executeUpdate());
    }

    @Override
    public boolean decide(Quarantine.Decision decision) throws JournalFailure {
        return transact(
                "UPDATE store_quarantine SET decision = ?, decided_at = ?, decided_by = ? WHERE target = ? AND decision"
                        + " IS NULL",
                update -> with(update, decision.verdict().name(), decision.at().toString(), decision.by(), target)
                                .executeUpdate()
                        > 0);
    }

    @Override
    public void recordRemovals(String run, Collection<String> changes, Instant at) throws JournalFailure {
        transact(
                "INSERT INTO store_removal (target, run, change, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                insert -> {
                    for (String change : changes) {
                        with(insert, target, run, change, time(at)).addBatch();
                    }
                    return insert.executeBatch();
                });
    }

    @Override
    public void forgetRemovals(String run, Collection<String> changes) throws JournalFailure {
        transact("DELETE FROM store_removal WHERE target = ? AND run = ? AND change = ?", delete -> {
            for (String change : changes) {
                with(delete, target, run, change).addBatch();
            }
            return delete.executeBatch();
        });
    }

    @Override
    public long removalsSince(Instant from) throws JournalFailure {
        return transact("SELECT COUNT(*) FROM store_removal WHERE target = ? AND at >= ?", select -> {
            try (ResultSet row = with(select, target, time(from)).executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** In one length, so that texts are ordered as instants are. */
    private static String time(Instant at) {
        return String.format(Locale.ROOT, "%019d", at.toEpochMilli());
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values can always be written", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) throws SQLException {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("unreadable: " + json, e);
        }
    }

    @Override
    public void close() {
        Database.close(connection);
    }
}
