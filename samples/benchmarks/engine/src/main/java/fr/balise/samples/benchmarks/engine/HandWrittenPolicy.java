package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;

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
        if (aCase.ownership() == Ownership.FOREIGN) {
            return Verdict.UNTOUCHED;
        }
        if (isWithdrawn(aCase) || isNowhere(aCase)) {
            return Verdict.REMOVE;
        }
        return switch (aCase.mailboxType()) {
            case PER -> personal(aCase);
            case ORG -> organisational(aCase);
            case APP -> applicative(aCase);
            case CAB -> practice(aCase);
            case UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    /** What is wrong with the mailbox, wherever it is published. */
    private static boolean isWithdrawn(PublicationCase aCase) {
        return aCase.mailboxStatus() != MailboxStatus.ACTIVE
                || aCase.addressForm() == AddressForm.NON_CONFORMING
                || aCase.activity() == Activity.INACTIVE
                || (aCase.redList() == RedList.LISTED && aCase.redListHandling() == RedListHandling.REMOVE);
    }

    /** The directory shows nobody at work there, or does not know who is. */
    private static boolean isNowhere(PublicationCase aCase) {
        return isGone(aCase.carrierState()) || isGone(aCase.structureState()) || isGone(aCase.practitionerState());
    }

    private static boolean isGone(State state) {
        return state == State.CLOSED || state == State.UNKNOWN;
    }

    private static Verdict personal(PublicationCase aCase) {
        boolean type10 = aCase.holderIdentifier() == HolderIdentifier.LOCAL;
        if (type10 && aCase.type10CutOff() == Type10CutOff.REACHED) {
            return Verdict.REMOVE;
        }
        if (!type10 && (aCase.carrierKind() == CarrierKind.STRUCTURE || aCase.link() == Link.ELSEWHERE)) {
            return Verdict.REMOVE;
        }
        return switch (aCase.carrierKind()) {
            case STRUCTURE -> Verdict.ALLOWED;
            case PRACTITIONER -> untilTarget(aCase);
            case SITUATION -> personalOnSituation(aCase, type10);
        };
    }

    private static Verdict personalOnSituation(PublicationCase aCase, boolean type10) {
        return switch (aCase.usage()) {
            case REFUSED -> Verdict.REMOVE;
            case NOT_ASKED -> untilTarget(aCase);
            case WANTED -> {
                if (aCase.link() == Link.HOLDER) {
                    yield Verdict.REQUIRED;
                }
                yield type10 ? Verdict.ALLOWED : Verdict.UNDECIDED;
            }
        };
    }

    private static Verdict untilTarget(PublicationCase aCase) {
        return aCase.phase() == Phase.TARGET ? Verdict.REMOVE : Verdict.ALLOWED;
    }

    private static Verdict organisational(PublicationCase aCase) {
        return switch (aCase.carrierKind()) {
            case PRACTITIONER -> Verdict.REMOVE;
            case STRUCTURE -> onOwnStructure(aCase, Verdict.REQUIRED);
            case SITUATION -> aCase.usage() == Usage.WANTED ? wantedAsContact(aCase) : Verdict.REMOVE;
        };
    }

    private static Verdict wantedAsContact(PublicationCase aCase) {
        return switch (aCase.link()) {
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY -> Verdict.REQUIRED;
            case ELSEWHERE -> Verdict.REMOVE;
            case HOLDER, UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    private static Verdict applicative(PublicationCase aCase) {
        return aCase.carrierKind() == CarrierKind.STRUCTURE ? onOwnStructure(aCase, Verdict.ALLOWED) : Verdict.REMOVE;
    }

    private static Verdict onOwnStructure(PublicationCase aCase, Verdict there) {
        return switch (aCase.link()) {
            case OWN_STRUCTURE -> there;
            case SAME_LEGAL_ENTITY, ELSEWHERE -> Verdict.REMOVE;
            case HOLDER, UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    private static Verdict practice(PublicationCase aCase) {
        return switch (aCase.link()) {
            case HOLDER -> Verdict.ALLOWED;
            case ELSEWHERE -> Verdict.REMOVE;
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY, UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    private static boolean isHidden(PublicationCase aCase) {
        return aCase.redList() == RedList.LISTED && aCase.redListHandling() == RedListHandling.HIDE;
    }

    private static boolean isPreferred(PublicationCase aCase) {
        return aCase.preference() == Preference.PREFERRED && aCase.ranking() == Ranking.ON;
    }

    private static boolean isReported(PublicationCase aCase) {
        return aCase.mailboxStatus() == MailboxStatus.ACTIVE
                && (aCase.activity() == Activity.UNKNOWN || isUsageToCollect(aCase));
    }

    private static boolean isUsageToCollect(PublicationCase aCase) {
        return aCase.mailboxType() == MailboxType.PER
                && aCase.carrierKind() == CarrierKind.SITUATION
                && aCase.link() == Link.HOLDER
                && aCase.usage() == Usage.NOT_ASKED
                && aCase.activity() != Activity.INACTIVE
                && aCase.carrierState() == State.OPEN
                && aCase.phase() != Phase.TARGET;
    }
}
