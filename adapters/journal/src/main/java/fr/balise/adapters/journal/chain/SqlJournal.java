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
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Text;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** A journal in a database. One thread writes; each reading sees what was there when it began. */
public final class SqlJournal implements Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int PAGE = 500;
    static final long LONGEST_ENTRY = 64L << 20;
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
        return writer.orElseThrow(this::readOnly);
    }

    private JournalFailure readOnly() {
        return JournalFailure.of("readOnly", database.name());
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
    public CompletableFuture<Void> submit(List<Entry> entries, List<Memory> memories) {
        return writer.map(open -> open.append(entries, memories, false))
                .orElseGet(() -> CompletableFuture.failedFuture(readOnly()));
    }

    @Override
    public void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        Journal.await(writer().append(entries, memories, true));
    }

    @Override
    public void read(Optional<String> run, Consumer<RecordedEntry> reader) throws JournalFailure {
        sealed(run, entry -> reader.accept(recorded(entry)));
    }

    @Override
    public void read(Entry.Kind kind, Consumer<RecordedEntry> reader) throws JournalFailure {
        sealed(" WHERE kind = ?", List.of(kind.name()), entry -> reader.accept(recorded(entry)));
    }

    @Override
    public void read(Collection<Long> numbers, Consumer<RecordedEntry> reader) throws JournalFailure {
        if (!numbers.isEmpty()) {
            String places = String.join(", ", Collections.nCopies(numbers.size(), "?"));
            sealed(" WHERE number IN (" + places + ")", numbers, entry -> reader.accept(recorded(entry)));
        }
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
        sealed(run.isPresent() ? " WHERE run = ?" : "", run.stream().toList(), reader);
    }

    /** As they come from the database: nobody holds more than a page of them. */
    private void sealed(String condition, Collection<?> values, Consumer<SealedEntry> reader) throws JournalFailure {
        query(ENTRIES + condition + " ORDER BY number", values, row -> {
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

    private <T> T query(String sql, Collection<?> values, Rows<T> rows) throws JournalFailure {
        Connection connection = database.reading();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(PAGE);
            int place = 0;
            for (Object value : values) {
                select.setObject(++place, value);
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
            return ChainStatements.head(connection);
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
        writer().write((statements, head) -> {
            try (PreparedStatement update = statements
                    .connection()
                    .prepareStatement("UPDATE journal_entry SET content = ?, salt = NULL WHERE number = ?")) {
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
        writer().write((statements, head) -> {
            database.scrub(statements.connection());
            return head;
        });
    }

    /** Another content for one entry; null for none. */
    public record Replacement(long number, @Nullable String content) {}

    @Override
    public CompletableFuture<String> keep(String name, Document document) {
        Sha256 digest = new Sha256();
        return writer.map(open -> open.submit(
                        (statements, head) -> {
                            DocumentParts.write(statements.connection(), name, out -> document.to(digest.writing(out)));
                            return head;
                        },
                        true))
                .orElseGet(() -> CompletableFuture.failedFuture(readOnly()))
                .thenApply(kept -> digest.hex());
    }

    /** Deletes a document that was kept. */
    public void dropDocument(String name) throws JournalFailure {
        writer().write((statements, head) -> {
            try (PreparedStatement delete =
                    statements.connection().prepareStatement("DELETE FROM journal_document WHERE name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
            return head;
        });
    }

    @Override
    public boolean kept(String name, OutputStream out) throws JournalFailure {
        return query(DocumentParts.SELECT, List.of(name), row -> DocumentParts.copy(row, out));
    }

    /**
     * What is remembered, by {@code target carrier address}: the digest of what stands there, or nothing when that does
     * not fit the digest beside it.
     */
    public SortedMap<String, Optional<String>> memoryDigests() throws JournalFailure {
        SortedMap<String, Optional<String>> digests = new TreeMap<>();
        memories("", List.of(), (target, carrier, address, contactPoint, digest) -> {
            String right = SealedEntry.digest(target, carrier, address, contactPoint);
            digests.put(
                    String.join(" ", target, carrier, address),
                    right.equals(digest) ? Optional.of(right) : Optional.empty());
        });
        return digests;
    }

    @Override
    public List<Memory> remembered(String target) throws JournalFailure {
        return memories("", List.of(target));
    }

    @Override
    public List<Memory> remembered(String target, Collection<String> carriers) throws JournalFailure {
        List<String> values = new ArrayList<>(List.of(target));
        values.addAll(carriers);
        return memories(
                " AND carrier IN (" + String.join(", ", Collections.nCopies(carriers.size(), "?")) + ")", values);
    }

    private List<Memory> memories(String condition, List<String> values) throws JournalFailure {
        List<Memory> all = new ArrayList<>();
        memories(
                " WHERE target = ?" + condition,
                values,
                (of, carrier, address, contactPoint, digest) ->
                        all.add(new Memory(of, carrier, address, Optional.of(object(contactPoint)))));
        return all;
    }

    /** One row of what is remembered. */
    @FunctionalInterface
    private interface MemoryRow {
        void accept(String target, String carrier, String address, String contactPoint, String digest);
    }

    private void memories(String condition, List<String> values, MemoryRow reader) throws JournalFailure {
        query(
                "SELECT target, carrier, address, contact_point, digest FROM journal_memory" + condition
                        + " ORDER BY target, carrier, address",
                values,
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
