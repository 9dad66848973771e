package fr.balise.adapters.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Where runs write down what they do. Safe for use by several threads. */
public interface Journal extends AutoCloseable {
    /**
     * Takes the journal for one run; another that asks meanwhile, in any process, is refused.
     *
     * @throws JournalFailure when somebody else has it
     */
    Hold hold() throws JournalFailure;

    /**
     * Hands in entries, to be written in this order, and what to remember with them, all or none, and after all that was
     * handed in before.
     *
     * @return is complete once they survive any crash; exceptionally, see {@link JournalFailure#of(Throwable)}, when
     *     they were not written
     */
    CompletableFuture<Void> submit(List<Entry> entries, List<Memory> memories);

    /**
     * As {@link #submit}; waits until they survive any crash. An interruption does not end the wait, since what was
     * handed in is written.
     *
     * @throws JournalFailure when they were not written
     */
    default void append(List<Entry> entries, List<Memory> memories) throws JournalFailure {
        await(submit(entries, memories));
    }

    /**
     * Waits for what was handed in.
     *
     * @throws JournalFailure when it was not written
     */
    static <T> T await(CompletableFuture<T> written) throws JournalFailure {
        try {
            return written.join();
        } catch (CompletionException e) {
            throw JournalFailure.of(e);
        }
    }

    /**
     * Reads entries in order.
     *
     * @param run one run's; all when empty
     * @throws JournalFailure when they cannot be read
     */
    void read(Optional<String> run, Consumer<RecordedEntry> reader) throws JournalFailure;

    /**
     * Reads entries of one kind in order, without looking at the others: a journal grows by millions of them.
     *
     * @throws JournalFailure when they cannot be read
     */
    void read(Entry.Kind kind, Consumer<RecordedEntry> reader) throws JournalFailure;

    /**
     * Reads the entries of those numbers, in their order.
     *
     * @throws JournalFailure when they cannot be read
     */
    void read(Collection<Long> numbers, Consumer<RecordedEntry> reader) throws JournalFailure;

    /** What writes a document. */
    @FunctionalInterface
    interface Document {
        /** Writes it. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Keeps a document, such as a run's plan, under a name, before all that is handed in later.
     *
     * @param document written by another thread
     * @return the SHA-256 of its bytes, in hexadecimal, once it is kept
     */
    CompletableFuture<String> keep(String name, Document document);

    /**
     * Writes out a document that was kept.
     *
     * @return false when there is none
     * @throws JournalFailure when it cannot be read
     */
    boolean kept(String name, OutputStream out) throws JournalFailure;

    /**
     * Everything that is remembered of a target, sorted by carrier and address.
     *
     * @param target its key: what was written to one directory says nothing of another
     */
    List<Memory> remembered(String target) throws JournalFailure;

    /**
     * What is remembered of some carriers of a target, such as {@code Practitioner/123}.
     *
     * @throws JournalFailure when it cannot be read
     */
    List<Memory> remembered(String target, Collection<String> carriers) throws JournalFailure;

    /**
     * A mailbox on a carrier as we last wrote it, since the public data do not show all of it.
     *
     * @param target the key of the directory
     * @param carrier for example {@code Practitioner/123}
     * @param contactPoint empty when we took it off
     */
    record Memory(String target, String carrier, String address, Optional<? extends JsonNode> contactPoint) {}

    /** The exclusive use of a journal. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
