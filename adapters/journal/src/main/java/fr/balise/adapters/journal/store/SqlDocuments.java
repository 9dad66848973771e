package fr.balise.adapters.journal.store;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What services keep beside a journal: documents, and lines to which is only ever added, each under the name of a collection. Several
 * services may use one database at once: each sees what another kept.
 * Once a call returns, what it wrote survives any crash. Safe for use by several threads.
 */
public final class SqlDocuments implements AutoCloseable {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StoreConnection connection;
    private final String target;

    private SqlDocuments(StoreConnection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    /**
     * Opens them, or begins them.
     *
     * @param target the key of the directory that they are about
     * @throws JournalFailure when they cannot be opened
     */
    public static SqlDocuments open(Database database, String target) throws JournalFailure {
        return new SqlDocuments(StoreConnection.open(database), target);
    }

    /** Keeps a document, in place of one of that name. */
    public void write(String collection, String name, byte[] content, Instant at) throws JournalFailure {
        byte[] stored = StoredJson.deflated(content);
        connection.whole(() -> {
            connection.change(
                    "INSERT INTO store_document VALUES (?, ?, ?, ?, ?) ON CONFLICT (target, collection, name)"
                            + " DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at",
                    target,
                    collection,
                    name,
                    sortable(at),
                    stored);
            return name;
        });
    }

    /** The document of that name. */
    public Optional<byte[]> read(String collection, String name) throws JournalFailure {
        return connection.whole(() -> {
            try (PreparedStatement select = connection.prepared(
                            "SELECT content FROM store_document WHERE target = ? AND collection = ? AND name = ?",
                            target,
                            collection,
                            name);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(StoredJson.inflated(row.getBytes(1))) : Optional.empty();
            }
        });
    }

    /** The names of the documents of a collection, in order. */
    public List<String> names(String collection) throws JournalFailure {
        return texts(
                "SELECT name FROM store_document WHERE target = ? AND collection = ? ORDER BY name",
                target,
                collection);
    }

    /** Adds a line to those of a name, after all that are there. */
    public void add(String collection, String name, String line, Instant at) throws JournalFailure {
        // Two services that add at the same instant take turns: the one that comes second finds its number taken.
        connection.whole(() -> {
            int added = 0;
            while (added == 0) {
                added = connection.change(
                        "INSERT INTO store_line SELECT ?, ?, ?, coalesce(max(number), 0) + 1, ?, ? FROM store_line"
                                + " WHERE target = ? AND collection = ? AND name = ? ON CONFLICT DO NOTHING",
                        target,
                        collection,
                        name,
                        sortable(at),
                        line,
                        target,
                        collection,
                        name);
            }
            return name;
        });
    }

    /** The lines of a name, in the order in which they came. */
    public List<String> lines(String collection, String name) throws JournalFailure {
        return texts(
                "SELECT content FROM store_line WHERE target = ? AND collection = ? AND name = ? ORDER BY number",
                target,
                collection,
                name);
    }

    /** How many lines a name has. */
    public int count(String collection, String name) throws JournalFailure {
        return connection.whole(() -> {
            try (PreparedStatement select = connection.prepared(
                            "SELECT count(*) FROM store_line WHERE target = ? AND collection = ? AND name = ?",
                            target,
                            collection,
                            name);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private List<String> texts(String statement, Object... values) throws JournalFailure {
        return connection.whole(() -> {
            List<String> texts = new ArrayList<>();
            try (PreparedStatement select = connection.prepared(statement, values);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        });
    }

    /** Deletes a document; what was done with it stays told. */
    public void delete(String collection, String name) throws JournalFailure {
        connection.whole(() -> connection.change(
                "DELETE FROM store_document WHERE target = ? AND collection = ? AND name = ?",
                target,
                collection,
                name));
    }

    /** Erases a document and all that was done with it, from the disk too. */
    public void erase(String collection, String name) throws JournalFailure {
        scrubbed(connection.whole(() -> connection.change(
                        "DELETE FROM store_document WHERE target = ? AND collection = ? AND name = ?",
                        target,
                        collection,
                        name)
                + connection.change(
                        "DELETE FROM store_line WHERE target = ? AND collection = ? AND name = ?",
                        target,
                        collection,
                        name)));
    }

    /**
     * Erases the documents of a collection with which nothing was done since an instant, and what was done with them before, from the
     * disk too.
     *
     * @return how many rows
     */
    public int forget(String collection, Instant before) throws JournalFailure {
        return scrubbed(connection.whole(() -> connection.change(
                        "DELETE FROM store_document WHERE target = ? AND collection = ? AND kept_at < ? AND NOT EXISTS (SELECT 1"
                                + " FROM store_line l WHERE l.target = store_document.target AND l.collection = store_document.collection"
                                + " AND l.name = store_document.name AND l.kept_at >= ?)",
                        target,
                        collection,
                        sortable(before),
                        sortable(before))
                + connection.change(
                        "DELETE FROM store_line WHERE target = ? AND collection = ? AND name IN (SELECT name FROM store_line"
                                + " WHERE target = ? AND collection = ? GROUP BY name HAVING max(kept_at) < ?)",
                        target,
                        collection,
                        target,
                        collection,
                        sortable(before))));
    }

    /**
     * Erases the lines of a collection that were added before an instant, from the disk too.
     *
     * @return how many
     */
    public int forgetLines(String collection, Instant before) throws JournalFailure {
        return scrubbed(connection.whole(() -> connection.change(
                "DELETE FROM store_line WHERE target = ? AND collection = ? AND kept_at < ?",
                target,
                collection,
                sortable(before))));
    }

    private int scrubbed(int erased) throws JournalFailure {
        if (erased > 0) {
            connection.scrub();
        }
        return erased;
    }

    /** Of one length, so that texts sort as instants do. */
    private static String sortable(Instant at) {
        return SORTABLE.format(at);
    }

    @Override
    public void close() {
        connection.close();
    }
}
