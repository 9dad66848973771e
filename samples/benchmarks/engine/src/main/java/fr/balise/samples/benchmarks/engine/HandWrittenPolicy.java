package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
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
        if (isWithdrawn(aCase) || isClosed(aCase)) {
            return Verdict.REMOVE;
        }
        Verdict known = switch (aCase.mailboxType()) {
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
        return aCase.mailboxStatus() != MailboxStatus.ACTIVE
                || aCase.addressForm() == AddressForm.NON_CONFORMING
                || aCase.activity() == Activity.INACTIVE
                || (aCase.redList() == RedList.LISTED && aCase.redListHandling() == RedListHandling.REMOVE);
    }

    /** The directory shows nobody at work there; co-holders of a practice do not depend on the one responsible. */
    private static boolean isClosed(PublicationCase aCase) {
        boolean coHolder = aCase.mailboxType() == MailboxType.CAB && aCase.link() != Link.HOLDER;
        return aCase.carrierState() == State.CLOSED
                || aCase.structureState() == State.CLOSED
                || (aCase.practitionerState() == State.CLOSED && !coHolder);
    }

    /** The directory does not know who is at work there. */
    private static boolean isQuestion(PublicationCase aCase) {
        return aCase.carrierState() == State.UNKNOWN
                || aCase.structureState() == State.UNKNOWN
                || aCase.practitionerState() == State.UNKNOWN;
    }

    private static Verdict personal(PublicationCase aCase) {
        boolean type10 = aCase.holderIdentifier() == HolderIdentifier.ADDRESS;
        if (aCase.usage() == Usage.REFUSED) {
            return Verdict.REMOVE;
        }
        if (type10 && aCase.type10CutOff() == Type10CutOff.REACHED) {
            return Verdict.REMOVE;
        }
        if (aCase.carrierKind() == CarrierKind.STRUCTURE) {
            return type10 ? Verdict.ALLOWED : Verdict.REMOVE;
        }
        if (aCase.link() == Link.ELSEWHERE) {
            return Verdict.REMOVE;
        }
        return switch (aCase.carrierKind()) {
            case PRACTITIONER -> untilTarget(aCase);
            case SITUATION -> aCase.usage() == Usage.WANTED ? wanted(aCase, type10) : untilTarget(aCase);
            case STRUCTURE -> throw new AssertionError("decided above");
        };
    }

    private static Verdict wanted(PublicationCase aCase, boolean type10) {
        if (aCase.link() == Link.HOLDER && aCase.structureState() != State.UNKNOWN) {
            return Verdict.REQUIRED;
        }
        return type10 ? Verdict.ALLOWED : Verdict.UNDECIDED;
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
        Verdict known = isQuestion(aCase) ? Verdict.UNDECIDED : Verdict.REQUIRED;
        return switch (aCase.link()) {
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY -> known;
            case ELSEWHERE -> aCase.organisationalContact() == OrganisationalContact.ANYWHERE ? known : Verdict.ALLOWED;
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

    private static boolean isHidden(PublicationCase aCase) {
        return aCase.redList() == RedList.LISTED && aCase.redListHandling() == RedListHandling.HIDE;
    }

    private static boolean isPreferred(PublicationCase aCase) {
        return aCase.preference() == Preference.PREFERRED && aCase.ranking() == Ranking.ON;
    }

    private static boolean isReported(PublicationCase aCase) {
        return (aCase.mailboxStatus() == MailboxStatus.ACTIVE
                        && (aCase.activity() == Activity.UNKNOWN
                                || isQuestion(aCase)
                                || isUsageToCollect(aCase)
                                || isWithCoHolder(aCase)))
                || isWishFromElsewhere(aCase);
    }

    private static boolean isUsageToCollect(PublicationCase aCase) {
        boolean asked = aCase.mailboxType() == MailboxType.ORG
                || (aCase.mailboxType() == MailboxType.PER && aCase.link() == Link.HOLDER);
        return asked
                && aCase.carrierKind() == CarrierKind.SITUATION
                && (aCase.usage() == Usage.NOT_ASKED || aCase.usage() == Usage.EXPIRED)
                && aCase.activity() != Activity.INACTIVE
                && aCase.carrierState() == State.OPEN;
    }

    private static boolean isWithCoHolder(PublicationCase aCase) {
        return aCase.mailboxType() == MailboxType.CAB && aCase.link() == Link.ELSEWHERE;
    }

    private static boolean isWishFromElsewhere(PublicationCase aCase) {
        return aCase.mailboxType() == MailboxType.ORG
                && aCase.carrierKind() == CarrierKind.SITUATION
                && aCase.link() == Link.ELSEWHERE
                && aCase.usage() == Usage.WANTED
                && aCase.organisationalContact() == OrganisationalContact.LEGAL_ENTITY;
    }
}
