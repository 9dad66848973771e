package fr.balise.adapters.publication.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.CanonicalJson;
import fr.balise.engine.findings.Text;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a database. Entries that wait at the same moment are written in one transaction, so that many workers
 * share the cost of reaching the disk.
 */
public final class SqlJournal implements Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SALT_BYTES = 16;
    private static final int PAGE = 500;

    private final Database database;
    private final Connection writer;
    private final SecureRandom random = new SecureRandom();
    private final Object gate = new Object();
    private final List<Pending> waiting = new ArrayList<>();
    private boolean writing;
    private boolean scrubbed;

    SqlJournal(Database database) throws JournalFailure {
        this.database = database;
        this.writer = database.connect();
    }

    /** A group of entries on its way to the disk. */
    private static final class Pending {
        private final List<Entry> entries;
        private final List<Memory> memories;
        private boolean done;
        private @Nullable JournalFailure failure;

        Pending(List<Entry> entries, List<Memory> memories) {
            this.entries = entries;
            this.memories = memories;
        }
    }

    @Override
    public Hold hold() throws JournalFailure {
        return database.hold();
    }

    @Override
    public void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        Pending mine = new Pending(entries, memories);
        List<Pending> batch;
        synchronized (gate) {
            waiting.add(mine);
            while (writing && !mine.done) {
                awaitTurn();
            }
            if (mine.done) {
                finish(mine);
                return;
            }
            writing = true;
            batch = List.copyOf(waiting);
            waiting.clear();
        }
        JournalFailure failure = write(batch);
        synchronized (gate) {
            for (Pending one : batch) {
                one.done = true;
                one.failure = failure;
            }
            writing = false;
            gate.notifyAll();
        }
        finish(mine);
    }

    /** An interruption does not end the wait: what was handed in is written by whoever holds the pen. */
    private void awaitTurn() {
        boolean interrupted = false;
        try {
            gate.wait();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void finish(Pending pending) throws JournalFailure {
        if (pending.failure != null) {
            throw pending.failure;
        }
    }

    private @Nullable JournalFailure write(List<Pending> batch) {
        try {
            writeAll(batch);
            writer.commit();
            database.force(writer);
            return null;
        } catch (SQLException e) {
            try {
                writer.rollback();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            return new JournalFailure(
                    new Text(
                            "Le journal " + database.name() + " ne peut pas être écrit (" + e.getMessage()
                                    + ") ; vérifiez l'espace disque et les droits. Plus aucun appel ne part.",
                            "The journal " + database.name() + " cannot be written (" + e.getMessage()
                                    + "); check disk space and rights. No more calls leave."),
                    e);
        }
    }

    private void writeAll(List<Pending> batch) throws SQLException {
        long number;
        String previous;
        try (Statement head = writer.createStatement();
                ResultSet row = head.executeQuery("SELECT number, hash FROM journal_head WHERE id = 1 FOR UPDATE")) {
            row.next();
            number = row.getLong(1);
            previous = row.getString(2);
        }
        try (PreparedStatement insert =
                writer.prepareStatement("INSERT INTO journal_entry (number, run, kind, content, salt, content_digest,"
                        + " previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Pending one : batch) {
                for (Entry entry : one.entries) {
                    SealedEntry sealed = SealedEntry.seal(
                            ++number,
                            entry.run(),
                            entry.kind().name(),
                            CanonicalJson.of(entry.content()),
                            salt(),
                            previous);
                    bind(insert, sealed);
                    insert.addBatch();
                    previous = sealed.hash();
                }
            }
            insert.executeBatch();
        }
        try (PreparedStatement head =
                writer.prepareStatement("UPDATE journal_head SET number = ?, hash = ? WHERE id = 1")) {
            head.setLong(1, number);
            head.setString(2, previous);
            head.executeUpdate();
        }
        for (Pending one : batch) {
            for (Memory memory : one.memories) {
                remember(memory);
            }
        }
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void bind(PreparedStatement insert, SealedEntry entry) throws SQLException {
        insert.setLong(1, entry.number());
        insert.setString(2, entry.run());
        insert.setString(3, entry.kind());
        insert.setString(4, entry.content());
        insert.setString(5, entry.salt());
        insert.setString(6, entry.contentDigest());
        insert.setString(7, entry.previous());
        insert.setString(8, entry.hash());
    }

    private void remember(Memory memory) throws SQLException {
        try (PreparedStatement delete =
                writer.prepareStatement("DELETE FROM journal_memory WHERE carrier = ? AND address = ?")) {
            delete.setString(1, memory.carrier());
            delete.setString(2, memory.address());
            delete.executeUpdate();
        }
        if (memory.contactPoint().isPresent()) {
            String contactPoint = CanonicalJson.of(memory.contactPoint().get());
            try (PreparedStatement insert = writer.prepareStatement(
                    "INSERT INTO journal_memory (carrier, address, contact_point, digest) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, memory.carrier());
                insert.setString(2, memory.address());
                insert.setString(3, contactPoint);
                insert.setString(4, SealedEntry.digest(memory.carrier(), memory.address(), contactPoint));
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void read(Optional<String> run, Consumer<Recorded> reader) throws JournalFailure {
        sealed(
                run,
                entry -> reader.accept(new Recorded(
                        entry.number(),
                        entry.run(),
                        Entry.Kind.valueOf(entry.kind()),
                        Optional.ofNullable(entry.content()).map(SqlJournal::object),
                        entry.hash())));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("an entry of the journal is no JSON; run journal verify", e);
        }
    }

    /** Reads entries with their seals, in order; one run's, or all. */
    public void sealed(Optional<String> run, Consumer<SealedEntry> reader) throws JournalFailure {
        long from = 0;
        while (true) {
            List<SealedEntry> page = page(run, from);
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            from = page.get(page.size() - 1).number();
        }
    }

    private List<SealedEntry> page(Optional<String> run, long after) throws JournalFailure {
        String condition = run.isPresent() ? " AND run = ?" : "";
        String query = "SELECT number, run, kind, content, salt, content_digest, previous, hash FROM journal_entry"
                + " WHERE number > ?" + condition + " ORDER BY number FETCH FIRST " + PAGE + " ROWS ONLY";
        return database.with(connection -> {
            List<SealedEntry> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setLong(1, after);
                if (run.isPresent()) {
                    select.setString(2, run.get());
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        page.add(new SealedEntry(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8)));
                    }
                }
            }
            return page;
        });
    }

    /** The number and hash of the last entry, as the journal says. */
    public Head head() throws JournalFailure {
        return database.with(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT number, hash FROM journal_head WHERE id = 1")) {
                row.next();
                return new Head(row.getLong(1), row.getString(2));
            }
        });
    }

    /** The end of the chain. */
    public record Head(long number, String hash) {}

    /**
     * Puts another content in the place of old ones, or none, and lets their salts go. Whoever does it must say so in
     * the chain.
     */
    public void replaceContents(List<Replacement> replacements) throws JournalFailure {
        database.with(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE journal_entry SET content = ?, salt = NULL WHERE number = ?")) {
                for (Replacement replacement : replacements) {
                    update.setString(1, replacement.content());
                    update.setLong(2, replacement.number());
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
            database.force(connection);
            return true;
        });
    }

    /** Takes what was deleted off the disk too, as soon as the database allows: a file, when the journal is closed. */
    public void scrub() throws JournalFailure {
        scrubbed = true;
        database.scrub();
    }

    /** Another content for one entry; null for none. */
    public record Replacement(long number, @Nullable String content) {}

    @Override
    public void keep(String name, String document) throws JournalFailure {
        database.with(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO journal_document (name, document) VALUES (?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, document);
                insert.executeUpdate();
            }
            connection.commit();
            database.force(connection);
            return true;
        });
    }

    /** Deletes a document that was kept. */
    public void dropDocument(String name) throws JournalFailure {
        database.with(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM journal_document WHERE name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
            connection.commit();
            return true;
        });
    }

    @Override
    public Optional<String> kept(String name) throws JournalFailure {
        return database.with(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT document FROM journal_document WHERE name = ?")) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** What is remembered and no longer fits its digest, as {@code carrier address}. */
    public List<String> damagedMemories() throws JournalFailure {
        List<String> damaged = new ArrayList<>();
        memories((carrier, address, contactPoint, digest) -> {
            if (!SealedEntry.digest(carrier, address, contactPoint).equals(digest)) {
                damaged.add(carrier + " " + address);
            }
        });
        return damaged;
    }

    @Override
    public List<Memory> remembered() throws JournalFailure {
        List<Memory> all = new ArrayList<>();
        memories((carrier, address, contactPoint, digest) ->
                all.add(new Memory(carrier, address, Optional.of(object(contactPoint)))));
        return all;
    }

    /** One row of what is remembered. */
    @FunctionalInterface
    private interface MemoryRow {
        void accept(String carrier, String address, String contactPoint, String digest);
    }

    private void memories(MemoryRow reader) throws JournalFailure {
        database.with(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT carrier, address, contact_point, digest"
                            + " FROM journal_memory ORDER BY carrier, address")) {
                while (row.next()) {
                    reader.accept(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        if (scrubbed) {
            database.compactAndClose(writer);
        } else {
            database.close(writer);
        }
    }
}
