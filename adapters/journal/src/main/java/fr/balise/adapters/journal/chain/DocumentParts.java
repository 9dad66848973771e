package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.Journal.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.DataFormatException;

/** A document in rows, a deflated piece in each: as a whole a national plan fits neither into memory nor into a row. */
final class DocumentParts extends OutputStream {
    /** The pieces of a document, in order. */
    static final String SELECT = "SELECT document FROM journal_document WHERE name = ? ORDER BY part";

    private static final int SIZE = 4 << 20;

    private final PreparedStatement insert;
    private int part;

    private DocumentParts(PreparedStatement insert) {
        this.insert = insert;
    }

    static void write(Connection connection, String name, Document document) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO journal_document (name, part, document) VALUES (?, ?, ?)")) {
            insert.setString(1, name);
            try (OutputStream out = new BufferedOutputStream(new DocumentParts(insert), SIZE)) {
                document.to(out);
            }
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
        }
    }

    /** True when there is one; what cannot be read any more is no content, since no digest fits it. */
    static boolean copy(ResultSet row, OutputStream out) throws SQLException {
        boolean there = false;
        while (row.next()) {
            there = true;
            try {
                Deflated.bytes(row.getBytes(1), SqlJournal.LONGEST_ENTRY).writeTo(out);
            } catch (DataFormatException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return there;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            insert.setInt(2, ++part);
            insert.setBytes(3, Deflated.of(bytes, from, length));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
