package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One mailbox on one carrier that two policies decide differently.
 *
 * @param careSetting as the first policy sorts structures
 * @param label the carrier's name for people; may be empty
 * @param person whose carrier it is, where it is somebody's
 * @param structure where, as far as the directory tells
 * @param shifts attributes of the case that the policies derive differently, in their order; empty when only rules differ
 */
public record ChangedMailbox(
        MailboxAddress address,
        MailboxType type,
        CareSetting careSetting,
        CandidateCarrier carrier,
        String label,
        Optional<Change.Person> person,
        Optional<Change.Structure> structure,
        Side before,
        Side after,
        List<Shift> shifts,
        Consequence consequence) {
    static final Comparator<ChangedMailbox> ORDER =
            Comparator.comparing(ChangedMailbox::address).thenComparing(ChangedMailbox::carrier);

    /** Copies the list. */
    public ChangedMailbox {
        shifts = List.copyOf(shifts);
    }

    /**
     * What one policy says.
     *
     * @param reasons the rules that stated the verdict, then those that state how it is shown
     * @param action what that policy's plan does; empty when it does nothing here
     */
    public record Side(CaseOutcome outcome, List<Reason> reasons, Optional<Change.Action> action) {
        /** Copies the list. */
        public Side {
            reasons = List.copyOf(reasons);
        }
    }

    /** An attribute, by its name, to which the settings of the two policies give different values, for example another activity band. */
    public record Shift(String attribute, Value before, Value after) {
        /** From one value to another, both by name. */
        public static Shift of(Attribute attribute, String before, String after) {
            return new Shift(attribute.name(), Value.of(attribute, before), Value.of(attribute, after));
        }
    }

    /** A value by its name, and in words. */
    public record Value(String name, Text words) {
        private static Value of(Attribute attribute, String name) {
            return new Value(name, attribute.words(name));
        }
    }
}
