package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.SealedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** What is said to the database for each group of entries, prepared once for a connection, which
 * closes it with itself. For one thread. */
final class ChainStatements {
    private final Connection connection;
    private final Map<Sql, PreparedStatement> prepared = new EnumMap<>(Sql.class);

    /** Prepares each at its first use. */
    ChainStatements(Connection connection) {
        this.connection = connection;
    }

    /** What is said. */
    enum Sql {
        HEAD("SELECT number, hash FROM journal_head WHERE id = 1"),
        LOCKED_HEAD("UPDATE journal_head SET id = id WHERE id = 1 RETURNING number, hash"),
        END("UPDATE journal_head SET number = ?, hash = ? WHERE id = 1"),
        ENTRY("INSERT INTO journal_entry (number, run, kind, content, salt, content_digest, previous, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        REMEMBER("INSERT INTO journal_memory (target, carrier, address, contact_point, digest) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (target, carrier, address) DO UPDATE SET"
                + " contact_point = excluded.contact_point, digest = excluded.digest"),
        FORGET("DELETE FROM journal_memory WHERE target = ? AND carrier = ? AND address = ?");

        private final String text;

        Sql(String text) {
            this.text = text;
        }
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement of(Sql sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql.text);
            prepared.put(sql, known);
        }
        return known;
    }

    /** The end of the chain, kept from others who would write until the end of the transaction. */
    ChainHead lockedHead() throws SQLException {
        return head(of(Sql.LOCKED_HEAD));
    }

    /** The end of the chain, as the database says. */
    static ChainHead head(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(Sql.HEAD.text)) {
            return head(select);
        }
    }

    private static ChainHead head(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return new ChainHead(-1, SealedEntry.NOTHING_BEFORE);
            }
            byte[] hash = row.getBytes(2);
            return new ChainHead(
                    row.getLong(1),
                    hash == null ? SealedEntry.NOTHING_BEFORE : HexFormat.of().formatHex(hash));
        }
    }

    /** Writes down the end of the chain. */
    void end(ChainHead head) throws SQLException {
        PreparedStatement update = of(Sql.END);
        update.setLong(1, head.number());
        update.setBytes(2, HexFormat.of().parseHex(head.hash()));
        update.executeUpdate();
    }
}
