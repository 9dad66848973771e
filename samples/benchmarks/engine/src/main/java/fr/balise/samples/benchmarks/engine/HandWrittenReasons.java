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
        effects.addAll(reason.effects());
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
        boolean practice = aCase.mailboxType() == MailboxType.CAB;
        stateOf(aCase.carrierState(), Reason.CARRIER_CLOSED, Reason.CARRIER_UNKNOWN);
        stateOf(aCase.structureState(), Reason.STRUCTURE_CLOSED, Reason.STRUCTURE_UNKNOWN);
        if (!practice || aCase.practitionerState() != State.CLOSED) {
            stateOf(aCase.practitionerState(), Reason.PROFESSIONAL_CLOSED, Reason.PROFESSIONAL_UNKNOWN);
        }
    }

    private void stateOf(State state, Reason closed, Reason unknown) {
        boolean asked = aCase.ownership() == Ownership.OWN && aCase.mailboxStatus() == MailboxStatus.ACTIVE;
        if (state == State.CLOSED) {
            say(closed);
        } else if (state == State.UNKNOWN && asked) {
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
        boolean type10 = aCase.holderIdentifier() == HolderIdentifier.ADDRESS;
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
        if (aCase.usage() == Usage.REFUSED) {
            say(Reason.PER_REFUSED);
        }
        if (aCase.carrierKind() != CarrierKind.STRUCTURE && aCase.link() == Link.ELSEWHERE) {
            say(Reason.PER_SOMEBODY_ELSE);
        }
    }

    private void personalOnSituation() {
        boolean holders = aCase.link() == Link.HOLDER;
        switch (aCase.usage()) {
            case WANTED -> {
                if (holders && aCase.structureState() != State.UNKNOWN) {
                    say(Reason.PER_WANTED);
                }
            }
            case REFUSED -> {}
            case NOT_ASKED, EXPIRED -> {
                say(isTarget() ? Reason.PER_UNASKED_ENDED : Reason.PER_UNASKED_TOLERATED);
                if (holders && isInUse()) {
                    say(aCase.usage() == Usage.EXPIRED ? Reason.PER_USAGE_EXPIRED : Reason.PER_USAGE_TO_COLLECT);
                }
            }
        }
    }

    /** So that it is worth asking whether the mailbox is wanted here. */
    private boolean isInUse() {
        return aCase.mailboxStatus() == MailboxStatus.ACTIVE
                && aCase.activity() != Activity.INACTIVE
                && aCase.carrierState() == State.OPEN;
    }

    private boolean isTarget() {
        return aCase.phase() == Phase.TARGET;
    }

    private void organisational() {
        switch (aCase.carrierKind()) {
            case STRUCTURE -> onStructure(Reason.ORG_OWN_STRUCTURE, Reason.ORG_OTHER_STRUCTURE);
            case PRACTITIONER -> say(Reason.ORG_ON_PRACTITIONER);
            case SITUATION -> asContact();
        }
    }

    private void asContact() {
        if (aCase.usage() == Usage.WANTED) {
            wantedAsContact();
            return;
        }
        say(Reason.ORG_CONTACT_NOT_WANTED);
        if (aCase.usage() != Usage.REFUSED && isInUse()) {
            say(Reason.ORG_USAGE_TO_COLLECT);
        }
    }

    private void wantedAsContact() {
        boolean known = aCase.carrierState() != State.UNKNOWN
                && aCase.structureState() != State.UNKNOWN
                && aCase.practitionerState() != State.UNKNOWN;
        switch (aCase.link()) {
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY -> {
                if (known) {
                    say(Reason.ORG_CONTACT_WANTED);
                }
            }
            case ELSEWHERE -> {
                if (aCase.organisationalContact() == OrganisationalContact.LEGAL_ENTITY) {
                    say(Reason.ORG_CONTACT_ELSEWHERE);
                } else if (known) {
                    say(Reason.ORG_CONTACT_ANYWHERE);
                }
            }
            case HOLDER, UNKNOWN -> {}
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
        say(Reason.CAB_STAYS);
        if (aCase.link() == Link.ELSEWHERE && aCase.mailboxStatus() == MailboxStatus.ACTIVE) {
            say(Reason.CAB_CO_HOLDER);
        }
        if (aCase.link() == Link.HOLDER && aCase.practitionerState() == State.CLOSED) {
            say(Reason.CAB_HOLDER_CLOSED);
        }
    }
}
