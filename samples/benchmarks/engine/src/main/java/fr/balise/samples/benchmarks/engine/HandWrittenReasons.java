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
import fr.balise.core.policy.model.Effect;
import java.util.EnumSet;
import java.util.Set;

/**
 * The reference policy as one would write it without rules, when every reason has to be told: what a plan needs. It
 * says what the engine says, so this is the yardstick of equal work.
 */
final class HandWrittenReasons {
    private final PublicationCase aCase;
    private final EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);

    private HandWrittenReasons(PublicationCase aCase) {
        this.aCase = aCase;
    }

    /** A verdict with everything that was said. */
    record Conclusion(Verdict verdict, Set<Reason> reasons, Set<Effect> effects) {}

    static Conclusion decide(PublicationCase aCase) {
        HandWrittenReasons deciding = new HandWrittenReasons(aCase);
        deciding.ownership();
        deciding.mailbox();
        deciding.directory();
        deciding.marks();
        switch (aCase.mailboxType()) {
            case PER -> deciding.personal();
            case ORG -> deciding.organisational();
            case APP -> deciding.applicative();
            case CAB -> deciding.practice();
            case UNKNOWN -> {}
        }
        return new Conclusion(deciding.verdict(), deciding.reasons, deciding.effects);
    }

    private void say(Reason reason) {
        reasons.add(reason);
        effects.add(reason.effect());
    }

    private Verdict verdict() {
        if (effects.contains(Effect.UNTOUCHED)) {
            return Verdict.UNTOUCHED;
        }
        if (effects.contains(Effect.REMOVE)) {
            return Verdict.REMOVE;
        }
        if (effects.contains(Effect.REQUIRE)) {
            return Verdict.REQUIRED;
        }
        return effects.contains(Effect.ALLOW) ? Verdict.ALLOWED : Verdict.UNDECIDED;
    }

    private void ownership() {
        if (aCase.ownership() == Ownership.FOREIGN) {
            say(Reason.FOREIGN);
        }
    }

    private void mailbox() {
        switch (aCase.mailboxStatus()) {
            case CLOSED -> say(Reason.MAILBOX_CLOSED);
            case SUSPENDED -> say(Reason.MAILBOX_SUSPENDED);
            case MISSING -> say(Reason.MAILBOX_MISSING);
            case ACTIVE -> {
                if (aCase.activity() == Activity.UNKNOWN) {
                    say(Reason.ACTIVITY_UNKNOWN);
                }
            }
        }
        if (aCase.addressForm() == AddressForm.NON_CONFORMING) {
            say(Reason.ADDRESS_FORM);
        }
        if (aCase.activity() == Activity.INACTIVE) {
            say(Reason.INACTIVE);
        }
    }

    private void directory() {
        gone(aCase.carrierState(), Reason.CARRIER_CLOSED, Reason.CARRIER_UNKNOWN);
        gone(aCase.structureState(), Reason.STRUCTURE_CLOSED, Reason.STRUCTURE_UNKNOWN);
        gone(aCase.practitionerState(), Reason.PROFESSIONAL_CLOSED, Reason.PROFESSIONAL_UNKNOWN);
    }

    private void gone(State state, Reason closed, Reason unknown) {
        if (state == State.CLOSED) {
            say(closed);
        } else if (state == State.UNKNOWN) {
            say(unknown);
        }
    }

    private void marks() {
        if (aCase.redList() == RedList.LISTED) {
            say(aCase.redListHandling() == RedListHandling.HIDE ? Reason.RED_LIST_HIDDEN : Reason.RED_LIST_REMOVED);
        }
        if (aCase.preference() == Preference.PREFERRED && aCase.ranking() == Ranking.ON) {
            say(Reason.PREFERRED);
        }
    }

    private void personal() {
        boolean type10 = aCase.holderIdentifier() == HolderIdentifier.LOCAL;
        if (type10) {
            say(aCase.type10CutOff() == Type10CutOff.REACHED ? Reason.TYPE10_ENDED : Reason.TYPE10_TOLERATED);
        }
        switch (aCase.carrierKind()) {
            case SITUATION -> personalOnSituation();
            case PRACTITIONER -> say(isTarget() ? Reason.PER_LEGACY_ENDED : Reason.PER_LEGACY_TOLERATED);
            case STRUCTURE -> {
                if (!type10) {
                    say(Reason.PER_ON_STRUCTURE);
                }
            }
        }
        if (!type10 && aCase.carrierKind() != CarrierKind.STRUCTURE && aCase.link() == Link.ELSEWHERE) {
            say(Reason.PER_SOMEBODY_ELSE);
        }
    }

    private void personalOnSituation() {
        switch (aCase.usage()) {
            case WANTED -> {
                if (aCase.link() == Link.HOLDER) {
                    say(Reason.PER_WANTED);
                }
            }
            case REFUSED -> say(Reason.PER_REFUSED);
            case NOT_ASKED -> {
                say(isTarget() ? Reason.PER_UNASKED_ENDED : Reason.PER_UNASKED_TOLERATED);
                if (isUsageToCollect()) {
                    say(Reason.PER_USAGE_TO_COLLECT);
                }
            }
        }
    }

    private boolean isUsageToCollect() {
        return aCase.link() == Link.HOLDER
                && aCase.mailboxStatus() == MailboxStatus.ACTIVE
                && aCase.activity() != Activity.INACTIVE
                && aCase.carrierState() == State.OPEN
                && !isTarget();
    }

    private boolean isTarget() {
        return aCase.phase() == Phase.TARGET;
    }

    private void organisational() {
        switch (aCase.carrierKind()) {
            case STRUCTURE -> onStructure(Reason.ORG_OWN_STRUCTURE, Reason.ORG_OTHER_STRUCTURE);
            case PRACTITIONER -> say(Reason.ORG_ON_PRACTITIONER);
            case SITUATION -> {
                if (aCase.usage() != Usage.WANTED) {
                    say(Reason.ORG_CONTACT_NOT_WANTED);
                } else if (aCase.link() == Link.OWN_STRUCTURE || aCase.link() == Link.SAME_LEGAL_ENTITY) {
                    say(Reason.ORG_CONTACT_WANTED);
                }
                if (aCase.link() == Link.ELSEWHERE) {
                    say(Reason.ORG_CONTACT_ELSEWHERE);
                }
            }
        }
    }

    private void applicative() {
        if (aCase.carrierKind() == CarrierKind.STRUCTURE) {
            onStructure(Reason.APP_OWN_STRUCTURE, Reason.APP_OTHER_STRUCTURE);
        } else {
            say(Reason.APP_NOT_ON_STRUCTURE);
        }
    }

    private void onStructure(Reason own, Reason other) {
        switch (aCase.link()) {
            case OWN_STRUCTURE -> say(own);
            case SAME_LEGAL_ENTITY, ELSEWHERE -> say(other);
            case HOLDER, UNKNOWN -> {}
        }
    }

    private void practice() {
        switch (aCase.link()) {
            case HOLDER -> say(Reason.CAB_HOLDER);
            case ELSEWHERE -> say(Reason.CAB_ELSEWHERE);
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY, UNKNOWN -> {}
        }
    }
}
