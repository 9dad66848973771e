package fr.balise.core.cases;

import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * What a policy sets about the way in which facts become cases.
 *
 * @param conforming tells whether an address (lower case) has the form asked for
 * @param activity how long a mailbox may go unused
 * @param care what sort of place a structure is
 * @param transitionFrom first day of the transition phase
 * @param targetFrom first day of the target phase
 * @param type10CutOff first day on which type 10 is no longer published
 */
public record CaseSettings(
        Predicate<String> conforming,
        ActivityBands activity,
        CareSettings care,
        LocalDate transitionFrom,
        LocalDate targetFrom,
        LocalDate type10CutOff,
        RedListHandling redListHandling,
        Ranking ranking) {
    /** The phase of the calendar on a day. */
    public Phase phaseOn(LocalDate date) {
        if (date.isBefore(transitionFrom)) {
            return Phase.BEFORE;
        }
        return date.isBefore(targetFrom) ? Phase.TRANSITION : Phase.TARGET;
    }

    /** The same with other limits of activity. */
    public CaseSettings with(ActivityBands other) {
        return new CaseSettings(
                conforming, other, care, transitionFrom, targetFrom, type10CutOff, redListHandling, ranking);
    }

    /** The same with other care settings. */
    public CaseSettings with(CareSettings other) {
        return new CaseSettings(
                conforming, activity, other, transitionFrom, targetFrom, type10CutOff, redListHandling, ranking);
    }

    /** Where a day stands to the end of type 10. */
    public Type10CutOff type10CutOffOn(LocalDate date) {
        return date.isBefore(type10CutOff) ? Type10CutOff.PENDING : Type10CutOff.REACHED;
    }
}
