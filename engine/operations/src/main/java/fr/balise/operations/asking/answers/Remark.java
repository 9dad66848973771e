package fr.balise.operations.asking.answers;

import fr.balise.core.findings.Text;

/**
 * Something to be told of an answer.
 *
 * @param source the line of the questionnaire, or an address
 */
public record Remark(Kind kind, String source, Text message) {
    /** What it is. */
    public enum Kind {
        /** The line cannot be read for sure. */
        UNREADABLE(true),
        /** The stock holds no such mailbox. */
        UNKNOWN_MAILBOX(true),
        /** The directory shows no such situation. */
        UNKNOWN_SITUATION(true),
        /** The situation has closed. */
        CLOSED_SITUATION(true),
        /** The situation is not one of the mailbox's holder, or the line names another professional. */
        SOMEBODY_ELSE(true),
        /** Dated after the day of the merge. */
        IN_FUTURE(true),
        /** The campaign did not ask it. */
        NOT_ASKED(true),
        /** It takes back what was answered, and nothing is known to have been. */
        REVOKED(true),
        /** It takes back what was answered, which counts no more. */
        WITHDRAWN(false),
        /** A later answer is known. */
        OLDER(true),
        /** It contradicts an answer of the same moment that is known. */
        CONTRADICTS_KNOWN(true),
        /** It contradicts another line of the same moment. */
        CONTRADICTORY(true),
        /** The same answer is known already. */
        KNOWN_ALREADY(false),
        /** The same answer stands on another line. */
        TWICE(false),
        /** A letter to that address could not be delivered. */
        BOUNCED(false);

        private final boolean held;

        Kind(boolean held) {
            this.held = held;
        }

        /** True when the answer is not merged for it, and a person must look. */
        public boolean isHeld() {
            return held;
        }
    }
}
