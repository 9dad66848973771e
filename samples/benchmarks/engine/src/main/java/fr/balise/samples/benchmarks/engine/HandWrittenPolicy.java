package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedList;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;

/**
 * The reference policy as one would write it without rules, when nobody asks for reasons: it returns as soon as the
 * verdict stands. The fastest yardstick.
 */
final class HandWrittenPolicy {
    private HandWrittenPolicy() {}

    /** A verdict, and what goes with it. */
    record Conclusion(Verdict verdict, boolean hidden, boolean preferred, boolean reported) {}

    static Conclusion decide(PublicationCase aCase) {
        return new Conclusion(verdict(aCase), isHidden(aCase), isPreferred(aCase), isReported(aCase));
    }

    static Verdict verdict(PublicationCase aCase) {
        if (aCase.get(BuiltIn.OWNERSHIP) == Ownership.FOREIGN) {
            return Verdict.UNTOUCHED;
        }
        if (isWithdrawn(aCase) || isClosed(aCase)) {
            return Verdict.REMOVE;
        }
        Verdict known = switch (aCase.get(BuiltIn.MAILBOX_TYPE)) {
            case PER -> personal(aCase);
            case ORG -> organisational(aCase);
            case APP -> applicative(aCase);
            case CAB -> Verdict.ALLOWED;
            case UNKNOWN -> Verdict.UNDECIDED;
        };
        return known == Verdict.UNDECIDED && isQuestion(aCase) ? Verdict.ALLOWED : known;
    }

    /** What is wrong with the mailbox, wherever it is published. */
    private static boolean isWithdrawn(PublicationCase aCase) {
        return aCase.get(BuiltIn.MAILBOX_STATUS) != MailboxStatus.ACTIVE
                || aCase.get(BuiltIn.ADDRESS_FORM) == AddressForm.NON_CONFORMING
                || aCase.get(BuiltIn.ACTIVITY) == Activity.INACTIVE
                || (aCase.get(BuiltIn.RED_LIST) == RedList.LISTED
                        && aCase.get(BuiltIn.RED_LIST_HANDLING) == RedListHandling.REMOVE);
    }

    /** The directory shows nobody at work there; co-holders of a practice do not depend on the one responsible. */
    private static boolean isClosed(PublicationCase aCase) {
        boolean coHolder = aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.CAB && aCase.get(BuiltIn.LINK) != Link.HOLDER;
        return aCase.get(BuiltIn.CARRIER_STATE) == State.CLOSED
                || aCase.get(BuiltIn.STRUCTURE_STATE) == State.CLOSED
                || (aCase.get(BuiltIn.PRACTITIONER_STATE) == State.CLOSED && !coHolder);
    }

    /** The directory does not know who is at work there. */
    private static boolean isQuestion(PublicationCase aCase) {
        return aCase.get(BuiltIn.CARRIER_STATE) == State.UNKNOWN
                || aCase.get(BuiltIn.STRUCTURE_STATE) == State.UNKNOWN
                || aCase.get(BuiltIn.PRACTITIONER_STATE) == State.UNKNOWN;
    }

    private static Verdict personal(PublicationCase aCase) {
        boolean type10 = aCase.get(BuiltIn.HOLDER_IDENTIFIER) == HolderIdentifier.ADDRESS;
        if (aCase.get(BuiltIn.USAGE) == Usage.REFUSED) {
            return Verdict.REMOVE;
        }
        if (type10 && aCase.get(BuiltIn.TYPE10_CUT_OFF) == Type10CutOff.REACHED) {
            return Verdict.REMOVE;
        }
        if (aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.STRUCTURE) {
            return type10 ? Verdict.ALLOWED : Verdict.REMOVE;
        }
        if (aCase.get(BuiltIn.LINK) == Link.ELSEWHERE) {
            return Verdict.REMOVE;
        }
        return switch (aCase.get(BuiltIn.CARRIER_KIND)) {
            case PRACTITIONER -> untilTarget(aCase);
            case SITUATION -> aCase.get(BuiltIn.USAGE) == Usage.WANTED ? wanted(aCase, type10) : untilTarget(aCase);
            case STRUCTURE -> throw new AssertionError("decided above");
        };
    }

    private static Verdict wanted(PublicationCase aCase, boolean type10) {
        if (aCase.get(BuiltIn.LINK) == Link.HOLDER && aCase.get(BuiltIn.STRUCTURE_STATE) != State.UNKNOWN) {
            return Verdict.REQUIRED;
        }
        return type10 ? Verdict.ALLOWED : Verdict.UNDECIDED;
    }

    private static Verdict untilTarget(PublicationCase aCase) {
        return aCase.get(BuiltIn.PHASE) == Phase.TARGET && !isKeptInUse(aCase) ? Verdict.REMOVE : Verdict.ALLOWED;
    }

    /** What silence keeps, on a situation. */
    static boolean isKeptInUse(PublicationCase aCase) {
        return aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.SITUATION
                && aCase.get(BuiltIn.SILENCE) == Silence.KEEP_IN_USE
                && (aCase.get(BuiltIn.ACTIVITY) == Activity.RECENT || aCase.get(BuiltIn.ACTIVITY) == Activity.DORMANT);
    }

    private static Verdict organisational(PublicationCase aCase) {
        return switch (aCase.get(BuiltIn.CARRIER_KIND)) {
            case PRACTITIONER -> Verdict.REMOVE;
            case STRUCTURE -> onOwnStructure(aCase, Verdict.REQUIRED);
            case SITUATION -> aCase.get(BuiltIn.USAGE) == Usage.WANTED ? wantedAsContact(aCase) : Verdict.REMOVE;
        };
    }

    private static Verdict wantedAsContact(PublicationCase aCase) {
        Verdict known = isQuestion(aCase) ? Verdict.UNDECIDED : Verdict.REQUIRED;
        return switch (aCase.get(BuiltIn.LINK)) {
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY -> known;
            case ELSEWHERE ->
                aCase.get(BuiltIn.ORGANISATIONAL_CONTACT) == OrganisationalContact.ANYWHERE ? known : Verdict.ALLOWED;
            case HOLDER, UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    private static Verdict applicative(PublicationCase aCase) {
        return aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.STRUCTURE
                ? onOwnStructure(aCase, Verdict.ALLOWED)
                : Verdict.REMOVE;
    }

    private static Verdict onOwnStructure(PublicationCase aCase, Verdict there) {
        return switch (aCase.get(BuiltIn.LINK)) {
            case OWN_STRUCTURE -> there;
            case SAME_LEGAL_ENTITY, ELSEWHERE -> Verdict.REMOVE;
            case HOLDER, UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    private static boolean isHidden(PublicationCase aCase) {
        return aCase.get(BuiltIn.RED_LIST) == RedList.LISTED
                && aCase.get(BuiltIn.RED_LIST_HANDLING) == RedListHandling.HIDE;
    }

    private static boolean isPreferred(PublicationCase aCase) {
        return aCase.get(BuiltIn.PREFERENCE) == Preference.PREFERRED && aCase.get(BuiltIn.RANKING) == Ranking.ON;
    }

    private static boolean isReported(PublicationCase aCase) {
        return (aCase.get(BuiltIn.MAILBOX_STATUS) == MailboxStatus.ACTIVE
                        && (aCase.get(BuiltIn.ACTIVITY) == Activity.UNKNOWN
                                || isQuestion(aCase)
                                || isUsageToCollect(aCase)
                                || isWithCoHolder(aCase)))
                || isWishFromElsewhere(aCase);
    }

    private static boolean isUsageToCollect(PublicationCase aCase) {
        boolean asked = aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.ORG
                || (aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.PER && aCase.get(BuiltIn.LINK) == Link.HOLDER);
        return asked
                && aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.SITUATION
                && (aCase.get(BuiltIn.USAGE) == Usage.NOT_ASKED || aCase.get(BuiltIn.USAGE) == Usage.EXPIRED)
                && aCase.get(BuiltIn.ACTIVITY) != Activity.INACTIVE
                && aCase.get(BuiltIn.CARRIER_STATE) == State.OPEN;
    }

    private static boolean isWithCoHolder(PublicationCase aCase) {
        return aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.CAB && aCase.get(BuiltIn.LINK) == Link.ELSEWHERE;
    }

    private static boolean isWishFromElsewhere(PublicationCase aCase) {
        return aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.ORG
                && aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.SITUATION
                && aCase.get(BuiltIn.LINK) == Link.ELSEWHERE
                && aCase.get(BuiltIn.USAGE) == Usage.WANTED
                && aCase.get(BuiltIn.ORGANISATIONAL_CONTACT) == OrganisationalContact.LEGAL_ENTITY;
    }
}
