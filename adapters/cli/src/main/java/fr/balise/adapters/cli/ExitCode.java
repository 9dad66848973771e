package fr.balise.adapters.cli;

/** What a command's exit status means; the same for all commands. */
final class ExitCode {
    /** Done, nothing to report. */
    static final int FINE = 0;
    /** It could not be done; the message says why. */
    static final int ERROR = 1;
    /** Done, and there is something to see: a failed test, a difference, pending changes. */
    static final int FINDING = 2;
    /** The policy cannot be used. */
    static final int INVALID_POLICY = 3;
    /** The directory changed since the plan was made. */
    static final int STALE_PLAN = 4;
    /** A safety limit refused. */
    static final int SAFETY_LIMIT = 5;
    /** Some changes were applied, others not. */
    static final int PARTLY_APPLIED = 6;

    private ExitCode() {}
}
