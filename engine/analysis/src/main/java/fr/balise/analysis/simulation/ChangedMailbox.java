package fr.balise.analysis.simulation;

import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
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

    /**
     * An attribute to which the settings of the two policies give different values, for example another activity band.
     *
     * @param before the name of the value under the first
     */
    public record Shift(Attribute attribute, String before, String after) {}
}
