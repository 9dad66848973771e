package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. What waits at the same moment goes in one transaction, so that many workers share the cost
 * of reaching the disk; they prepare what they write themselves, and no interruption of theirs reaches the database.
 */
final class JournalWriter implements AutoCloseable {
    private final Database database;
    private final Connection connection;
    private final Optional<SealFile> seal;
    private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
    private final Pending end = new Pending((to, head) -> head);
    private final Thread thread = new Thread(this::work, "journal");
    private boolean closed;
    private boolean checked;
    private @Nullable Throwable lost;

    JournalWriter(Database database, Connection connection, Optional<SealFile> seal) {
        this.database = database;
        this.connection = connection;
        this.seal = seal;
        thread.setDaemon(true);
        thread.start();
    }

    /** Something that is written in a transaction with others. */
    @FunctionalInterface
    interface Write {
        /** Gives the end of the chain after it. */
        ChainHead to(Connection connection, ChainHead head) throws SQLException;
    }

    private record Pending(Write write, CompletableFuture<Boolean> done) {
        Pending(Write write) {
            this(write, new CompletableFuture<>());
        }
    }

    /** Appends to the chain; returns once it is on the disk. */
    void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        ChainedEntries prepared = ChainedEntries.prepare(entries, memories);
        write(prepared::write);
    }

    /**
     * Writes; returns once it is on the disk. An interruption does not end the wait, since what was handed in is written.
     *
     * @throws JournalFailure when nothing of it was written
     */
    void write(Write write) throws JournalFailure {
        Pending mine = new Pending(write);
        synchronized (waiting) {
            if (closed) {
                throw JournalFailure.of("closed", database.name());
            }
            waiting.add(mine);
        }
        await(mine.done());
    }

    private static void await(CompletableFuture<Boolean> done) throws JournalFailure {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof JournalFailure failure
                            ? failure
                            : JournalFailure.because(e, "notWorking", String.valueOf(e.getCause()));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        boolean last = false;
        while (!last) {
            List<Pending> group = new ArrayList<>();
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                // Nobody but us knows this thread; whoever interrupted it all the same wants no entry lost.
                continue;
            }
            waiting.drainTo(group);
            last = group.remove(end);
            if (!group.isEmpty()) {
                writeAll(group);
            }
        }
    }

    private void writeAll(List<Pending> group) {
        Throwable before = lost;
        if (before != null) {
            group.forEach(one -> one.done().completeExceptionally(before));
            return;
        }
        try {
            ChainHead head = checkedHead();
            for (Pending one : group) {
                head = one.write().to(connection, head);
            }
            connection.commit();
            if (seal.isPresent()) {
                seal.get().note(head);
            }
            group.forEach(one -> one.done().complete(true));
        } catch (SQLException e) {
            fail(group, notWritten(e));
        } catch (JournalFailure | RuntimeException | Error e) {
            fail(group, e);
        }
    }

    /**
     * Nothing of a group stays when one of it fails. SQLite takes a transaction back by itself when its commit fails; its
     * driver then fails to, and begins no other: whatever came next would be written statement by statement.
     */
    private void fail(List<Pending> group, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
            lost = why;
        }
        group.forEach(one -> one.done().completeExceptionally(why));
    }

    private JournalFailure notWritten(SQLException e) {
        return JournalFailure.because(e, "notWritten", database.name(), String.valueOf(e.getMessage()));
    }

    /** The end of the chain, not to be built upon when it is not where it was last seen. */
    private ChainHead checkedHead() throws SQLException, JournalFailure {
        try (Statement lock = connection.createStatement()) {
            // Writing first: nobody else writes between what is read here and what is built upon it.
            lock.executeUpdate("UPDATE journal_head SET id = id WHERE id = 1");
        }
        ChainHead head = head(connection);
        if (!checked && seal.isPresent()) {
            seal.get().check(head);
        }
        checked = true;
        return head;
    }

    static ChainHead head(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT number, hash FROM journal_head WHERE id = 1")) {
            if (!row.next()) {
                return new ChainHead(-1, SealedEntry.NOTHING_BEFORE);
            }
            byte[] hash = row.getBytes(2);
            return new ChainHead(
                    row.getLong(1),
                    hash == null ? SealedEntry.NOTHING_BEFORE : HexFormat.of().formatHex(hash));
        }
    }

    /** Takes the database for one process. */
    Database.Hold hold() throws JournalFailure {
        return database.hold(connection);
    }

    @Override
    public void close() {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(end);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        Database.close(connection);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
