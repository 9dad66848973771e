package fr.balise.analysis.proof;

import fr.balise.core.findings.Text;
import java.util.List;

/**
 * Something that a policy does and must not do.
 *
 * @param id of the promise that is broken, or of the rule at fault
 * @param what what is wrong, and what to do about it
 * @param cases how many cases show it; 0 when the fault is that no case does
 * @param witnesses examples, each of its own kind; a few of them when there are many
 */
public record Violation(Kind kind, String id, Text what, long cases, List<Witness> witnesses) {
    /** Copies the list. */
    public Violation {
        witnesses = List.copyOf(witnesses);
    }

    /** The kinds of fault. */
    public enum Kind {
        /** A promise is broken: a general one, or an invariant of the policy. */
        PROMISE(true),
        /** What is decided depends on the order of rules or cases, or is not what the conditions mean. */
        ORDER(true),
        /** Rules say of one case that it must be published, and that it must not be added. */
        CONTRADICTION(true),
        /** Once applied, a decision would be taken back. */
        OSCILLATION(true),
        /** A rule can never speak. */
        DEAD_RULE(true),
        /** A rule speaks, and a stronger verdict stands in every case. */
        UNHEARD_RULE(true),
        /** Wherever a rule decides, another one says the same. */
        REDUNDANT_RULE(false),
        /** A rule speaks under other settings of the policy only. */
        SLEEPING_RULE(false),
        /** There are more cases than the engine can be run over one by one, which was asked for. */
        TOO_MANY_CASES(true),
        /** There are more cases because of attributes of the policy's own that rules or promises read. */
        MORE_CASES(false),
        /** What the policy beneath promises is not kept where a disabled rule would speak for it, or is not asked. */
        WAIVED(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** False for what is only worth knowing. */
        public boolean isFault() {
            return fault;
        }
    }
}
