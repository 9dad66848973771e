package fr.balise.adapters.journal.state;

import fr.balise.adapters.journal.JournalFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What is known of one target from run to run, beside the journal. What was written survives any crash. */
public interface TargetStore extends AutoCloseable {
    /** What was read when something was last decided; empty the first time. */
    Optional<Reading> lastReading() throws JournalFailure;

    /** Notes what was read; from now on it is the last. */
    void recordReading(Reading reading) throws JournalFailure;

    /** The last quarantine, decided or not; empty when there never was one. */
    Optional<Quarantine> quarantine() throws JournalFailure;

    /** Puts the target in quarantine. One that is open already is left to whoever decides it, with its own reasons. */
    void beginQuarantine(Quarantine quarantine) throws JournalFailure;

    /**
     * Ends the open quarantine.
     *
     * @return false when none is open
     */
    boolean decide(Quarantine.Decision decision) throws JournalFailure;

    /**
     * Counts removals before their calls leave: a process that dies has then counted too many, never too few. The same
     * change of the same run counts once, however often it is resumed.
     *
     * @param changes ids of the changes that remove
     */
    void recordRemovals(String run, Collection<String> changes, Instant at) throws JournalFailure;

    /** Takes back removals that turned out not to have happened. */
    void forgetRemovals(String run, Collection<String> changes) throws JournalFailure;

    /** How many removals were counted from that instant on. */
    long removalsSince(Instant from) throws JournalFailure;

    @Override
    void close();
}
