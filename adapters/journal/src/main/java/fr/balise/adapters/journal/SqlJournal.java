package fr.balise.adapters.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A journal in a database, read page by page and written by one {@link Pen}. */
public final class SqlJournal implements Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 500;

    private final Database database;
    private final Connection writer;
    private final Pen pen;
    private final AtomicBoolean held = new AtomicBoolean();
    private boolean compacting;

    SqlJournal(Database database) throws JournalFailure {
        this.database = database;
        this.writer = database.connect();
        this.pen = new Pen(database, writer);
        Optional<SealFile> seal = database.sealFile();
        if (seal.isPresent()) {
            seal.get().opened(head(), Holder.self());
        }
    }

    @Override
    public Hold hold() throws JournalFailure {
        if (!held.compareAndSet(false, true)) {
            throw database.inUse(null);
        }
        Hold hold;
        try {
            hold = database.hold(writer);
        } catch (JournalFailure e) {
            held.set(false);
            throw e;
        }
        Hold mine = () -> {
            hold.close();
            held.set(false);
        };
        try {
            Optional<SealFile> seal = database.sealFile();
            if (seal.isPresent()) {
                seal.get().check(head());
            }
            return mine;
        } catch (JournalFailure e) {
            mine.close();
            throw e;
        }
    }

    @Override
    public void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        pen.append(entries, memories);
    }

    @Override
    public void read(Optional<String> run, Consumer<Recorded> reader) throws JournalFailure {
        sealed(run, entry -> reader.accept(recorded(entry)));
    }

    @Override
    public void read(Entry.Kind kind, Consumer<Recorded> reader) throws JournalFailure {
        sealed(new Narrowing("kind", kind.name()), entry -> reader.accept(recorded(entry)));
    }

    private static Recorded recorded(SealedEntry entry) {
        return new Recorded(
                entry.number(),
                entry.run(),
                Entry.Kind.valueOf(entry.kind()),
                Optional.ofNullable(entry.content()).map(SqlJournal::object),
                entry.hash());
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
        sealed(run.map(name -> new Narrowing("run", name)).orElse(null), reader);
    }

    /** Only the entries with this value in that column; an index knows them. */
    private record Narrowing(String column, String value) {}

    private void sealed(@Nullable Narrowing narrowing, Consumer<SealedEntry> reader) throws JournalFailure {
        long from = 0;
        while (true) {
            List<SealedEntry> page = page(narrowing, from);
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            from = page.get(page.size() - 1).number();
        }
    }

    private List<SealedEntry> page(@Nullable Narrowing narrowing, long after) throws JournalFailure {
        String condition = narrowing == null ? "" : " AND " + narrowing.column() + " = ?";
        String query = "SELECT number, run, kind, content, salt, content_digest, previous, hash FROM journal_entry"
                + " WHERE number > ?" + condition + " ORDER BY number FETCH FIRST " + PAGE + " ROWS ONLY";
        return database.with(connection -> {
            List<SealedEntry> page = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(query)) {
                select.setLong(1, after);
                if (narrowing != null) {
                    select.setString(2, narrowing.value());
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

    /**
     * The end of the chain as noted beside a journal file; empty when nothing was noted.
     *
     * @throws JournalFailure when the note cannot be read or is no seal
     */
    public Optional<Head> notedHead() throws JournalFailure {
        Optional<SealFile> seal = database.sealFile();
        if (seal.isEmpty()) {
            return Optional.empty();
        }
        seal.get().mustBeReadable();
        return seal.get().noted().head();
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
        compactWhenClosed();
        database.scrub();
    }

    /** Gives back the room in a file that nothing fills, as soon as the journal is closed; a server sees to its own. */
    public void compactWhenClosed() {
        compacting = true;
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

    /**
     * What is remembered, by {@code carrier address}: the digest of what stands there, or nothing when that does not
     * fit the digest beside it.
     */
    public SortedMap<String, Optional<String>> memoryDigests() throws JournalFailure {
        SortedMap<String, Optional<String>> digests = new TreeMap<>();
        memories((carrier, address, contactPoint, digest) -> {
            String right = SealedEntry.digest(carrier, address, contactPoint);
            digests.put(carrier + " " + address, right.equals(digest) ? Optional.of(right) : Optional.empty());
        });
        return digests;
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
        if (compacting) {
            database.compactAndClose(writer);
        } else {
            database.close(writer);
        }
    }
}
