package fr.balise.core.cases;

import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.settings.TypeSettings;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param usageMonths whole months after which an answer of a professional is too old; empty when none ever is
 * @param types what is considered and written for each type of mailbox
 * @param vocabulary the attributes of cases, those that the policy declares among them
 */
public record CaseSettings(
        Predicate<String> conforming,
        ActivityBands activity,
        CareSettings care,
        LocalDate transitionFrom,
        LocalDate targetFrom,
        LocalDate type10CutOff,
        RedListHandling redListHandling,
        Ranking ranking,
        OrganisationalContact organisationalContact,
        Silence silence,
        Optional<Integer> usageMonths,
        TypeSettings types,
        Vocabulary vocabulary) {
    /**
     * Settings under which an ORG mailbox is a contact within its legal entity, silence removes, no answer is ever too old, nothing is set
     * by type, and no attribute is declared.
     */
    public CaseSettings(
            Predicate<String> conforming,
            ActivityBands activity,
            CareSettings care,
            LocalDate transitionFrom,
            LocalDate targetFrom,
            LocalDate type10CutOff,
            RedListHandling redListHandling,
            Ranking ranking) {
        this(
                conforming,
                activity,
                care,
                transitionFrom,
                targetFrom,
                type10CutOff,
                redListHandling,
                ranking,
                OrganisationalContact.LEGAL_ENTITY,
                Silence.REMOVE,
                Optional.empty(),
                TypeSettings.NONE,
                Vocabulary.builtIn());
    }

    /** The phase of the calendar on a day. */
    public Phase phaseOn(LocalDate date) {
        if (date.isBefore(transitionFrom)) {
            return Phase.BEFORE;
        }
        return date.isBefore(targetFrom) ? Phase.TRANSITION : Phase.TARGET;
    }

    /** Where a day stands to the end of type 10. */
    public Type10CutOff type10CutOffOn(LocalDate date) {
        return date.isBefore(type10CutOff) ? Type10CutOff.PENDING : Type10CutOff.REACHED;
    }

    /** True when an answer of that day is too old on another. */
    public boolean isExpired(LocalDate answered, LocalDate on) {
        return validUntil(answered).filter(last -> last.isBefore(on)).isPresent();
    }

    /** The last day on which an answer of that day counts; empty when it is never too old. */
    public Optional<LocalDate> validUntil(LocalDate answered) {
        return usageMonths.map(answered::plusMonths);
    }

    /** The same with other limits of activity. */
    public CaseSettings with(ActivityBands other) {
        return changed(copy -> copy.activity = other);
    }

    /** The same with other care settings. */
    public CaseSettings with(CareSettings other) {
        return changed(copy -> copy.care = other);
    }

    /** The same with another calendar. */
    public CaseSettings with(LocalDate transition, LocalDate target, LocalDate cutOff) {
        return changed(copy -> {
            copy.transitionFrom = transition;
            copy.targetFrom = target;
            copy.type10CutOff = cutOff;
        });
    }

    /** The same with the switches in other positions. */
    public CaseSettings with(RedListHandling handling, Ranking ranks, OrganisationalContact contact) {
        return changed(copy -> {
            copy.redListHandling = handling;
            copy.ranking = ranks;
            copy.organisationalContact = contact;
        });
    }

    /** The same with another meaning of silence. */
    public CaseSettings with(Silence other) {
        return changed(copy -> copy.silence = other);
    }

    /** The same with another age from which an answer is too old. */
    public CaseSettings withUsageMonths(Optional<Integer> months) {
        return changed(copy -> copy.usageMonths = months);
    }

    /** The same with other settings by type. */
    public CaseSettings with(TypeSettings other) {
        return changed(copy -> copy.types = other);
    }

    /** The same with other attributes. */
    public CaseSettings with(Vocabulary other) {
        return changed(copy -> copy.vocabulary = other);
    }

    private CaseSettings changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /** Settings of which some are about to be others. */
    private static final class Copy {
        private final Predicate<String> conforming;
        private ActivityBands activity;
        private CareSettings care;
        private LocalDate transitionFrom;
        private LocalDate targetFrom;
        private LocalDate type10CutOff;
        private RedListHandling redListHandling;
        private Ranking ranking;
        private OrganisationalContact organisationalContact;
        private Silence silence;
        private Optional<Integer> usageMonths;
        private TypeSettings types;
        private Vocabulary vocabulary;

        private Copy(CaseSettings from) {
            conforming = from.conforming;
            activity = from.activity;
            care = from.care;
            transitionFrom = from.transitionFrom;
            targetFrom = from.targetFrom;
            type10CutOff = from.type10CutOff;
            redListHandling = from.redListHandling;
            ranking = from.ranking;
            organisationalContact = from.organisationalContact;
            silence = from.silence;
            usageMonths = from.usageMonths;
            types = from.types;
            vocabulary = from.vocabulary;
        }

        private CaseSettings settings() {
            return new CaseSettings(
                    conforming,
                    activity,
                    care,
                    transitionFrom,
                    targetFrom,
                    type10CutOff,
                    redListHandling,
                    ranking,
                    organisationalContact,
                    silence,
                    usageMonths,
                    types,
                    vocabulary);
        }
    }
}
