package fr.balise.adapters.journal.state;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much there was when something was last decided, so that a source that shrank since is noticed.
 *
 * @param counts only what was read
 * @param identifierSystems the systems under which the directory's resources bore identifiers
 */
public record Reading(Instant at, Map<Count, Long> counts, SortedSet<String> identifierSystems) {
    /** What is counted. */
    public enum Count {
        /** Usable lines of the operator's stock. */
        STOCK_LINES,
        /** Usable declarations of usage. */
        ANSWERS,
        /** Practitioners of the directory. */
        PRACTITIONERS,
        /** Practice situations of the directory. */
        SITUATIONS,
        /** Structures of the directory. */
        STRUCTURES,
        /** Mailboxes in the operator's domains that the directory shows, each time it shows them. */
        OWN_PUBLICATIONS
    }

    /** Copies what it is given. */
    public Reading {
        EnumMap<Count, Long> sorted = new EnumMap<>(Count.class);
        sorted.putAll(counts);
        counts = Collections.unmodifiableMap(sorted);
        identifierSystems = Collections.unmodifiableSortedSet(new TreeSet<>(identifierSystems));
    }
}
