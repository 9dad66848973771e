package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.Journal.Memory;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. What waits at the same moment goes in one transaction, so that many workers share the cost
 * of reaching the disk, and what nobody waits for goes with what somebody does; they prepare what they write themselves,
 * and no interruption of theirs reaches the database.
 */
final class JournalWriter implements AutoCloseable {
    /** What nobody waits for is written after this time at the latest. */
    private static final long LONGEST_REST = Duration.ofMillis(20).toNanos();

    /** Where several wait, others are about to: so much later one transaction does for all. */
    private static final long GATHERING = Duration.ofMillis(4).toNanos();

    private final Database database;
    private final Connection connection;
    private final Optional<SealFile> seal;
    private final Thread thread = new Thread(this::work, "journal");
    private final ChainStatements statements;
    /** In the order in which they were handed in. Guards whether somebody waits for one of them, and whether more may come. */
    private final List<Pending> waiting = new ArrayList<>();

    private int awaited;
    private boolean several;
    private boolean closed;
    private boolean checked;
    private @Nullable Throwable lost;

    JournalWriter(Database database, Connection connection, Optional<SealFile> seal) {
        this.database = database;
        this.connection = connection;
        this.seal = seal;
        this.statements = new ChainStatements(connection);
        thread.setDaemon(true);
        thread.start();
    }

    /** Something that is written in a transaction with others. */
    @FunctionalInterface
    interface Write {
        /** Gives the end of the chain after it, which is written down once for all that is written together. */
        ChainHead to(ChainStatements statements, ChainHead head) throws SQLException;
    }

    private record Pending(Write write, CompletableFuture<Void> done) {
        Pending(Write write) {
            this(write, new CompletableFuture<>());
        }
    }

    /**
     * Appends to the chain; complete once it is on the disk.
     *
     * @param awaited whether somebody waits for it
     */
    CompletableFuture<Void> append(List<Entry> entries, List<Memory> memories, boolean awaited) {
        try {
            return submit(ChainedEntries.prepare(entries, memories)::write, awaited);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Writes after all that was handed in before; complete once it is on the disk. */
    CompletableFuture<Void> submit(Write write, boolean awaited) {
        Pending mine = new Pending(write);
        synchronized (waiting) {
            if (closed) {
                return CompletableFuture.failedFuture(JournalFailure.of("closed", database.name()));
            }
            waiting.add(mine);
            this.awaited += awaited ? 1 : 0;
            if (waiting.size() == 1 || awaited && this.awaited == 1) {
                waiting.notifyAll();
            }
        }
        return mine.done();
    }

    /**
     * Writes; returns once it is on the disk. An interruption does not end the wait, since what was handed in is written.
     *
     * @throws JournalFailure when nothing of it was written
     */
    void write(Write write) throws JournalFailure {
        Journal.await(submit(write, true));
    }

    private void work() {
        for (List<Pending> group = next(); !group.isEmpty(); group = next()) {
            writeAll(group);
        }
    }

    /** All that waits, once somebody waits for some of it or it has waited long enough; empty once it is closed. */
    private List<Pending> next() {
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                rest(Long.MAX_VALUE);
            }
            rest(LONGEST_REST, () -> awaited == 0);
            rest(several ? GATHERING : 0, () -> true);
            List<Pending> group = List.copyOf(waiting);
            waiting.clear();
            several = awaited > 1;
            awaited = 0;
            return group;
        }
    }

    private void rest(long nanos, BooleanSupplier more) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && more.getAsBoolean() && !closed; left = until - System.nanoTime()) {
            rest(left);
        }
    }

    private void rest(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(waiting, nanos);
        } catch (InterruptedException e) {
            // Nobody but us knows this thread; whoever interrupted it all the same wants no entry lost.
        }
    }

    private void writeAll(List<Pending> group) {
        Throwable before = lost;
        if (before != null) {
            group.forEach(one -> one.done().completeExceptionally(before));
            return;
        }
        try {
            ChainHead begins = checkedHead();
            ChainHead head = begins;
            for (Pending one : group) {
                head = one.write().to(statements, head);
            }
            if (!head.equals(begins)) {
                statements.end(head);
            }
            connection.commit();
            if (seal.isPresent()) {
                seal.get().note(head);
            }
            group.forEach(one -> one.done().complete(null));
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
        ChainHead head = statements.lockedHead();
        if (!checked && seal.isPresent()) {
            seal.get().check(head);
        }
        checked = true;
        return head;
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
            waiting.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        seal.ifPresent(SealFile::close);
        Database.close(connection);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
