package fr.balise.operations.running.report;

/** What became of one change. */
public enum Outcome {
    /** Done, and seen to be done. */
    APPLIED,
    /** The directory already showed what was wanted; nothing was sent. */
    ALREADY_SO,
    /** The server said no, or a guard did; the directory is as it was. */
    REFUSED,
    /** The directory shows something else than when the plan was made; nothing was sent. */
    STALE,
    /** Sent, and neither an answer nor a re-read could tell whether it was done. */
    UNKNOWN,
    /** The run ended before its turn. */
    NOT_SENT;

    /** True when the directory is as the change wanted it. */
    public boolean done() {
        return this == APPLIED || this == ALREADY_SO;
    }
}
