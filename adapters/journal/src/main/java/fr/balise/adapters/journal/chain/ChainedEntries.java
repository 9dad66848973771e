package fr.balise.adapters.journal.chain;

import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.chain.ChainStatements.Sql;
import fr.balise.core.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** Entries and what to remember with them, made ready by whoever writes them: all but their place in the chain. */
record ChainedEntries(List<Prepared> entries, List<Remembered> memories) {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    /** An entry without its place. */
    private record Prepared(String run, String kind, byte[] deflated, byte[] salt, String digest) {
        static Prepared of(Entry entry) {
            byte[] content = CanonicalJson.of(entry.content()).getBytes(StandardCharsets.UTF_8);
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            String digest = new Sha256().text(HEX.formatHex(salt)).text(content).hex();
            return new Prepared(entry.run(), entry.kind().name(), Deflated.of(content), salt, digest);
        }
    }

    /** What to remember; empty to forget it. */
    private record Remembered(Memory memory, byte[] deflated, byte[] digest) {
        static Remembered of(Memory memory) {
            if (memory.contactPoint().isEmpty()) {
                return new Remembered(memory, new byte[0], new byte[0]);
            }
            String contactPoint = CanonicalJson.of(memory.contactPoint().get());
            String digest = SealedEntry.digest(memory.target(), memory.carrier(), memory.address(), contactPoint);
            return new Remembered(memory, Deflated.of(contactPoint), HEX.parseHex(digest));
        }
    }

    static ChainedEntries prepare(List<Entry> entries, List<Memory> memories) {
        return new ChainedEntries(
                entries.stream().map(Prepared::of).toList(),
                memories.stream().map(Remembered::of).toList());
    }

    /** Puts them behind the end of the chain; gives its new end, which is still to be written down. */
    ChainHead write(ChainStatements statements, ChainHead head) throws SQLException {
        ChainHead last = head;
        for (Prepared entry : entries) {
            last = insert(statements.of(Sql.ENTRY), entry, last);
        }
        for (Remembered one : memories) {
            remember(statements, one);
        }
        return last;
    }

    private static ChainHead insert(PreparedStatement insert, Prepared entry, ChainHead last) throws SQLException {
        long number = last.number() + 1;
        String hash = SealedEntry.hash(last.hash(), number, entry.run(), entry.kind(), entry.digest());
        insert.setLong(1, number);
        insert.setString(2, entry.run());
        insert.setString(3, entry.kind());
        insert.setBytes(4, entry.deflated());
        insert.setBytes(5, entry.salt());
        insert.setBytes(6, HEX.parseHex(entry.digest()));
        insert.setBytes(7, HEX.parseHex(last.hash()));
        insert.setBytes(8, HEX.parseHex(hash));
        insert.executeUpdate();
        return new ChainHead(number, hash);
    }

    private static void remember(ChainStatements statements, Remembered one) throws SQLException {
        boolean there = one.memory().contactPoint().isPresent();
        PreparedStatement write = statements.of(there ? Sql.REMEMBER : Sql.FORGET);
        write.setString(1, one.memory().target());
        write.setString(2, one.memory().carrier());
        write.setString(3, one.memory().address());
        if (there) {
            write.setBytes(4, one.deflated());
            write.setBytes(5, one.digest());
        }
        write.executeUpdate();
    }
}
