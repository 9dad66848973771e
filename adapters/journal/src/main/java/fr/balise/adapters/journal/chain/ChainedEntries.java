package fr.balise.adapters.journal.chain;

import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.SealedEntry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** Entries and what to remember with them, made ready by whoever writes them: all but their place in the chain. */
record ChainedEntries(List<Prepared> entries, List<Memory> memories) {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    /** An entry without its place. */
    private record Prepared(String run, Entry.Kind kind, byte[] deflated, String salt, String digest) {
        static Prepared of(Entry entry) {
            String content = CanonicalJson.of(entry.content());
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            String hex = HEX.formatHex(salt);
            return new Prepared(entry.run(), entry.kind(), Deflated.of(content), hex, SealedEntry.digest(hex, content));
        }
    }

    static ChainedEntries prepare(List<Entry> entries, List<Memory> memories) {
        return new ChainedEntries(entries.stream().map(Prepared::of).toList(), List.copyOf(memories));
    }

    /** Puts them behind the end of the chain. */
    ChainHead write(Connection connection, ChainHead head) throws SQLException {
        ChainHead last = insert(connection, head);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE journal_head SET number = ?, hash = ? WHERE id = 1")) {
            update.setLong(1, last.number());
            update.setBytes(2, HEX.parseHex(last.hash()));
            update.executeUpdate();
        }
        for (Memory memory : memories) {
            remember(connection, memory);
        }
        return last;
    }

    private ChainHead insert(Connection connection, ChainHead head) throws SQLException {
        ChainHead last = head;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO journal_entry (number, run, kind, content, salt,"
                        + " content_digest, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Prepared entry : entries) {
                long number = last.number() + 1;
                String hash = SealedEntry.hash(
                        last.hash(), number, entry.run(), entry.kind().name(), entry.digest());
                insert.setLong(1, number);
                insert.setString(2, entry.run());
                insert.setString(3, entry.kind().name());
                insert.setBytes(4, entry.deflated());
                insert.setBytes(5, HEX.parseHex(entry.salt()));
                insert.setBytes(6, HEX.parseHex(entry.digest()));
                insert.setBytes(7, HEX.parseHex(last.hash()));
                insert.setBytes(8, HEX.parseHex(hash));
                insert.addBatch();
                last = new ChainHead(number, hash);
            }
            insert.executeBatch();
        }
        return last;
    }

    private static void remember(Connection connection, Memory memory) throws SQLException {
        if (memory.contactPoint().isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM journal_memory WHERE target = ? AND carrier = ? AND address = ?")) {
                bind(delete, memory);
                delete.executeUpdate();
            }
            return;
        }
        String contactPoint = CanonicalJson.of(memory.contactPoint().get());
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO journal_memory (target, carrier, address, contact_point,"
                        + " digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT (target, carrier, address) DO UPDATE SET"
                        + " contact_point = excluded.contact_point, digest = excluded.digest")) {
            bind(insert, memory);
            insert.setBytes(4, Deflated.of(contactPoint));
            insert.setBytes(
                    5,
                    HEX.parseHex(
                            SealedEntry.digest(memory.target(), memory.carrier(), memory.address(), contactPoint)));
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Memory memory) throws SQLException {
        statement.setString(1, memory.target());
        statement.setString(2, memory.carrier());
        statement.setString(3, memory.address());
    }
}
