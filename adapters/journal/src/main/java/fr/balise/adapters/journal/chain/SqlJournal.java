package fr.balise.adapters.journal.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.database.Database;
import fr.balise.core.findings.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** A journal in a database. One thread writes; each reading sees what was there when it began. */
public final class SqlJournal implements Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int PAGE = 500;
    private static final long LONGEST_ENTRY = 64L << 20;
    private static final String ENTRIES =
            "SELECT number, run, kind, content, salt, content_digest, previous, hash FROM journal_entry";

    private final Database database;
    private final Optional<JournalWriter> writer;
    private final Optional<SealFile> seal;
    private final AtomicBoolean held = new AtomicBoolean();

    SqlJournal(Database database, Optional<JournalWriter> writer, Optional<SealFile> seal) {
        this.database = database;
        this.writer = writer;
        this.seal = seal;
    }

    /** Where it lies, for people, without password. */
    public String place() {
        return database.name();
    }

    private JournalWriter writer() throws JournalFailure {
        return writer.orElseThrow(() -> JournalFailure.of("readOnly", database.name()));
    }

    @Override
    public Hold hold() throws JournalFailure {
        if (!held.compareAndSet(false, true)) {
            throw JournalFailure.of("held", database.name());
        }
        boolean kept = false;
        try {
            Database.Hold hold = writer().hold();
            Hold mine = () -> {
                hold.close();
                held.set(false);
            };
            kept = true;
            return checked(mine);
        } finally {
            if (!kept) {
                held.set(false);
            }
        }
    }

    private Hold checked(Hold mine) throws JournalFailure {
        boolean whole = false;
        try {
            if (seal.isPresent()) {
                seal.get().check(head());
            }
            whole = true;
            return mine;
        } finally {
            if (!whole) {
                mine.close();
            }
        }
    }

    @Override
    public void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        writer().append(entries, memories);
    }

    @Override
    public void read(Optional<String> run, Consumer<RecordedEntry> reader) throws JournalFailure {
        sealed(run, entry -> reader.accept(recorded(entry)));
    }

    @Override
    public void read(Entry.Kind kind, Consumer<RecordedEntry> reader) throws JournalFailure {
        sealed(" WHERE kind = ?", kind.name(), entry -> reader.accept(recorded(entry)));
    }

    private static RecordedEntry recorded(SealedEntry entry) {
        return new RecordedEntry(
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
        sealed(run.isPresent() ? " WHERE run = ?" : "", run.orElse(null), reader);
    }

    /** As they come from the database: nobody holds more than a page of them. */
    private void sealed(String condition, @Nullable String value, Consumer<SealedEntry> reader) throws JournalFailure {
        query(ENTRIES + condition + " ORDER BY number", value, row -> {
            while (row.next()) {
                reader.accept(entry(row));
            }
            return true;
        });
    }

    private static SealedEntry entry(ResultSet row) throws SQLException {
        byte[] content = row.getBytes(4);
        byte[] salt = row.getBytes(5);
        return new SealedEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                content == null ? null : text(content, LONGEST_ENTRY),
                salt == null ? null : HEX.formatHex(salt),
                HEX.formatHex(row.getBytes(6)),
                HEX.formatHex(row.getBytes(7)),
                HEX.formatHex(row.getBytes(8)));
    }

    /** What cannot be read any more is no content: no digest fits it. */
    private static String text(byte[] deflated, long longest) {
        try {
            return Deflated.text(deflated, longest);
        } catch (DataFormatException e) {
            return "";
        }
    }

    /** What is made of the rows. */
    @FunctionalInterface
    private interface Rows<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, @Nullable String value, Rows<T> rows) throws JournalFailure {
        Connection connection = database.reading();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(PAGE);
            if (value != null) {
                select.setString(1, value);
            }
            try (ResultSet row = select.executeQuery()) {
                return rows.read(row);
            }
        } catch (SQLException e) {
            throw database.failure(e);
        } finally {
            Database.close(connection);
        }
    }

    /** The number and hash of the last entry, as the journal says. */
    public ChainHead head() throws JournalFailure {
        Connection connection = database.reading();
        try {
            return JournalWriter.head(connection);
        } catch (SQLException e) {
            throw database.failure(e);
        } finally {
            Database.close(connection);
        }
    }

    /** What is wrong with how the database keeps its rows; empty when nothing is. */
    public List<Text> damages() throws JournalFailure {
        Connection connection = database.reading();
        try {
            return database.damages(connection);
        } catch (SQLException e) {
            throw database.failure(e);
        } finally {
            Database.close(connection);
        }
    }

    /**
     * The end of the chain as noted beside a journal file; empty when nothing was noted.
     *
     * @throws JournalFailure when the note cannot be read or is no seal
     */
    public Optional<ChainHead> notedHead() throws JournalFailure {
        if (seal.isEmpty()) {
            return Optional.empty();
        }
        seal.get().mustBeReadable();
        return seal.get().noted().head();
    }

    /**
     * Puts another content in the place of old ones, or none, and lets their salts go. Whoever does it must say so in
     * the chain.
     */
    public void replaceContents(List<Replacement> replacements) throws JournalFailure {
        writer().write((connection, head) -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE journal_entry SET content = ?, salt = NULL WHERE number = ?")) {
                for (Replacement replacement : replacements) {
                    String content = replacement.content();
                    update.setBytes(1, content == null ? null : Deflated.of(content));
                    update.setLong(2, replacement.number());
                    update.addBatch();
                }
                update.executeBatch();
            }
            return head;
        });
    }

    /** Takes what was deleted off the disk too, and gives back the room that nothing fills. */
    public void scrub() throws JournalFailure {
        writer().write((connection, head) -> {
            database.scrub(connection);
            return head;
        });
    }

    /** Another content for one entry; null for none. */
    public record Replacement(long number, @Nullable String content) {}

    @Override
    public void keep(String name, String document) throws JournalFailure {
        byte[] deflated = Deflated.of(document);
        writer().write((connection, head) -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO journal_document (name, document) VALUES (?, ?)")) {
                insert.setString(1, name);
                insert.setBytes(2, deflated);
                insert.executeUpdate();
            }
            return head;
        });
    }

    /** Deletes a document that was kept. */
    public void dropDocument(String name) throws JournalFailure {
        writer().write((connection, head) -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM journal_document WHERE name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
            return head;
        });
    }

    @Override
    public Optional<String> kept(String name) throws JournalFailure {
        return query(
                "SELECT document FROM journal_document WHERE name = ?",
                name,
                row -> row.next() ? Optional.of(text(row.getBytes(1), Long.MAX_VALUE)) : Optional.empty());
    }

    /**
     * What is remembered, by {@code target carrier address}: the digest of what stands there, or nothing when that does
     * not fit the digest beside it.
     */
    public SortedMap<String, Optional<String>> memoryDigests() throws JournalFailure {
        SortedMap<String, Optional<String>> digests = new TreeMap<>();
        memories("", null, (target, carrier, address, contactPoint, digest) -> {
            String right = SealedEntry.digest(target, carrier, address, contactPoint);
            digests.put(
                    String.join(" ", target, carrier, address),
                    right.equals(digest) ? Optional.of(right) : Optional.empty());
        });
        return digests;
    }

    @Override
    public List<Memory> remembered(String target) throws JournalFailure {
        List<Memory> all = new ArrayList<>();
        memories(
                " WHERE target = ?",
                target,
                (of, carrier, address, contactPoint, digest) ->
                        all.add(new Memory(of, carrier, address, Optional.of(object(contactPoint)))));
        return all;
    }

    /** One row of what is remembered. */
    @FunctionalInterface
    private interface MemoryRow {
        void accept(String target, String carrier, String address, String contactPoint, String digest);
    }

    private void memories(String condition, @Nullable String value, MemoryRow reader) throws JournalFailure {
        query(
                "SELECT target, carrier, address, contact_point, digest FROM journal_memory" + condition
                        + " ORDER BY target, carrier, address",
                value,
                row -> {
                    while (row.next()) {
                        reader.accept(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                text(row.getBytes(4), LONGEST_ENTRY),
                                HEX.formatHex(row.getBytes(5)));
                    }
                    return true;
                });
    }

    @Override
    public void close() {
        writer.ifPresent(JournalWriter::close);
    }
}
