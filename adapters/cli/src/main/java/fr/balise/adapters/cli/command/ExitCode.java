package fr.balise.adapters.cli.command;

import fr.balise.core.findings.Refusal;
import fr.balise.operations.running.report.RunResult;

/** What a command's exit status means; the same for all commands. */
public final class ExitCode {
    /** Done, nothing to report. */
    public static final int FINE = 0;
    /** It could not be done; the message says why. */
    public static final int ERROR = 1;
    /** Done, and there is something to see: a failed test, a difference, pending changes. */
    public static final int FINDING = 2;
    /** The policy cannot be used. */
    public static final int INVALID_POLICY = 3;
    /** The directory changed since the plan was made. */
    public static final int STALE_PLAN = 4;
    /** A safety limit refused. */
    public static final int SAFETY_LIMIT = 5;
    /** Some changes were applied, others not. */
    public static final int PARTLY_APPLIED = 6;

    private ExitCode() {}

    /** How a command ends that a refusal ends. */
    public static int of(Refusal.Kind kind) {
        return switch (kind) {
            case INPUT, UNAVAILABLE -> ERROR;
            case POLICY -> INVALID_POLICY;
            case STALE -> STALE_PLAN;
            case LIMIT -> SAFETY_LIMIT;
        };
    }

    /** How a command ends that came to its end. */
    public static int of(RunResult.End end) {
        return switch (end) {
            case FINE -> FINE;
            case UNSEEN -> FINDING;
            case STALE -> STALE_PLAN;
            case PARTLY_APPLIED -> PARTLY_APPLIED;
        };
    }
}
