package fr.balise.adapters.journal;

import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.SqlJournal.Head;
import fr.balise.core.findings.Text;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes entries. Those that wait at the same moment go in one transaction, so that many workers share the cost of
 * reaching the disk.
 */
final class Pen {
    private static final int SALT_BYTES = 16;

    private final Database database;
    private final Connection writer;
    private final Optional<SealFile> seal;
    private final SecureRandom random = new SecureRandom();
    private final Object gate = new Object();
    private final List<Pending> waiting = new ArrayList<>();
    private boolean writing;
    private boolean checked;

    Pen(Database database, Connection writer) {
        this.database = database;
        this.writer = writer;
        this.seal = database.sealFile();
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

    /** As {@link Journal#append}. */
    void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
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
            Head head = writeAll(batch, checkedHead());
            writer.commit();
            database.force(writer);
            if (seal.isPresent()) {
                seal.get().note(head);
            }
            return null;
        } catch (SQLException e) {
            takeBack(e);
            return new JournalFailure(
                    new Text(
                            "Le journal " + database.name() + " ne peut pas être écrit (" + e.getMessage()
                                    + ") ; vérifiez l'espace disque et les droits. Plus aucun appel ne part.",
                            "The journal " + database.name() + " cannot be written (" + e.getMessage()
                                    + "); check disk space and rights. No more calls leave."),
                    e);
        } catch (JournalFailure e) {
            takeBack(e);
            return e;
        }
    }

    private void takeBack(Exception why) {
        try {
            writer.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /** The end of the chain, not to be built upon when it is not where it was last seen. */
    private Head checkedHead() throws SQLException, JournalFailure {
        Head head = lockedHead();
        if (!checked && seal.isPresent()) {
            seal.get().check(head);
        }
        checked = true;
        return head;
    }

    private Head writeAll(List<Pending> batch, Head head) throws SQLException {
        long number = head.number();
        String previous = head.hash();
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
        try (PreparedStatement update =
                writer.prepareStatement("UPDATE journal_head SET number = ?, hash = ? WHERE id = 1")) {
            update.setLong(1, number);
            update.setString(2, previous);
            update.executeUpdate();
        }
        for (Pending one : batch) {
            for (Memory memory : one.memories) {
                remember(memory);
            }
        }
        return new Head(number, previous);
    }

    private Head lockedHead() throws SQLException {
        try (Statement head = writer.createStatement();
                ResultSet row = head.executeQuery("SELECT number, hash FROM journal_head WHERE id = 1 FOR UPDATE")) {
            row.next();
            return new Head(row.getLong(1), row.getString(2));
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
}
