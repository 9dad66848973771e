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
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.policy.model.Effect;

/**
 * The reference policy as one would write it without rules, when every reason has to be told: what a plan needs. Reasons
 * are bits, as an expert keeps them. It says what the engine says, so this is the yardstick of equal work.
 */
final class HandWrittenReasons {
    private final PublicationCase aCase;
    private long reasons;
    private int effects;

    private HandWrittenReasons(PublicationCase aCase) {
        this.aCase = aCase;
    }

    /**
     * A verdict with everything that was said.
     *
     * @param reasons as bits by {@link StatedRule}
     * @param effects as bits by {@link Effect}
     */
    record Conclusion(Verdict verdict, long reasons, int effects) {}

    static Conclusion decide(PublicationCase aCase) {
        HandWrittenReasons deciding = new HandWrittenReasons(aCase);
        deciding.ownership();
        deciding.mailbox();
        deciding.directory();
        deciding.marks();
        switch (aCase.get(BuiltIn.MAILBOX_TYPE)) {
            case PER -> deciding.personal();
            case ORG -> deciding.organisational();
            case APP -> deciding.applicative();
            case CAB -> deciding.practice();
            case UNKNOWN -> {}
        }
        return new Conclusion(verdict(deciding.effects), deciding.reasons, deciding.effects);
    }

    private void say(StatedRule reason) {
        reasons |= 1L << reason.ordinal();
        effects |= reason.effects();
    }

    /** @param effects as bits by {@link Effect} */
    static Verdict verdict(int effects) {
        if (states(effects, Effect.UNTOUCHED)) {
            return Verdict.UNTOUCHED;
        }
        if (states(effects, Effect.REMOVE)) {
            return Verdict.REMOVE;
        }
        if (states(effects, Effect.REQUIRE)) {
            return Verdict.REQUIRED;
        }
        return states(effects, Effect.ALLOW) ? Verdict.ALLOWED : Verdict.UNDECIDED;
    }

    private static boolean states(int effects, Effect effect) {
        return (effects >>> effect.ordinal() & 1) != 0;
    }

    private void ownership() {
        if (aCase.get(BuiltIn.OWNERSHIP) == Ownership.FOREIGN) {
            say(StatedRule.FOREIGN);
        }
    }

    private void mailbox() {
        switch (aCase.get(BuiltIn.MAILBOX_STATUS)) {
            case CLOSED -> say(StatedRule.MAILBOX_CLOSED);
            case SUSPENDED -> say(StatedRule.MAILBOX_SUSPENDED);
            case MISSING -> say(StatedRule.MAILBOX_MISSING);
            case ACTIVE -> {
                if (aCase.get(BuiltIn.ACTIVITY) == Activity.UNKNOWN) {
                    say(StatedRule.ACTIVITY_UNKNOWN);
                }
            }
        }
        if (aCase.get(BuiltIn.ADDRESS_FORM) == AddressForm.NON_CONFORMING) {
            say(StatedRule.ADDRESS_FORM);
        }
        if (aCase.get(BuiltIn.ACTIVITY) == Activity.INACTIVE) {
            say(StatedRule.INACTIVE);
        }
    }

    private void directory() {
        boolean practice = aCase.get(BuiltIn.MAILBOX_TYPE) == MailboxType.CAB;
        stateOf(aCase.get(BuiltIn.CARRIER_STATE), StatedRule.CARRIER_CLOSED, StatedRule.CARRIER_UNKNOWN);
        stateOf(aCase.get(BuiltIn.STRUCTURE_STATE), StatedRule.STRUCTURE_CLOSED, StatedRule.STRUCTURE_UNKNOWN);
        if (!practice || aCase.get(BuiltIn.PRACTITIONER_STATE) != State.CLOSED) {
            stateOf(
                    aCase.get(BuiltIn.PRACTITIONER_STATE),
                    StatedRule.PROFESSIONAL_CLOSED,
                    StatedRule.PROFESSIONAL_UNKNOWN);
        }
    }

    private void stateOf(State state, StatedRule closed, StatedRule unknown) {
        boolean asked = aCase.get(BuiltIn.OWNERSHIP) == Ownership.OWN
                && aCase.get(BuiltIn.MAILBOX_STATUS) == MailboxStatus.ACTIVE;
        if (state == State.CLOSED) {
            say(closed);
        } else if (state == State.UNKNOWN && asked) {
            say(unknown);
        }
    }

    private void marks() {
        if (aCase.get(BuiltIn.RED_LIST) == RedList.LISTED) {
            say(
                    aCase.get(BuiltIn.RED_LIST_HANDLING) == RedListHandling.HIDE
                            ? StatedRule.RED_LIST_HIDDEN
                            : StatedRule.RED_LIST_REMOVED);
        }
        if (aCase.get(BuiltIn.PREFERENCE) == Preference.PREFERRED && aCase.get(BuiltIn.RANKING) == Ranking.ON) {
            say(StatedRule.PREFERRED);
        }
    }

    private void personal() {
        boolean type10 = aCase.get(BuiltIn.HOLDER_IDENTIFIER) == HolderIdentifier.ADDRESS;
        if (type10) {
            say(
                    aCase.get(BuiltIn.TYPE10_CUT_OFF) == Type10CutOff.REACHED
                            ? StatedRule.TYPE10_ENDED
                            : StatedRule.TYPE10_TOLERATED);
        }
        switch (aCase.get(BuiltIn.CARRIER_KIND)) {
            case SITUATION -> personalOnSituation();
            case PRACTITIONER -> say(isTarget() ? StatedRule.PER_LEGACY_ENDED : StatedRule.PER_LEGACY_TOLERATED);
            case STRUCTURE -> {
                if (!type10) {
                    say(StatedRule.PER_ON_STRUCTURE);
                }
            }
        }
        if (aCase.get(BuiltIn.USAGE) == Usage.REFUSED) {
            say(StatedRule.PER_REFUSED);
        }
        if (aCase.get(BuiltIn.CARRIER_KIND) != CarrierKind.STRUCTURE && aCase.get(BuiltIn.LINK) == Link.ELSEWHERE) {
            say(StatedRule.PER_SOMEBODY_ELSE);
        }
    }

    private void personalOnSituation() {
        boolean holders = aCase.get(BuiltIn.LINK) == Link.HOLDER;
        switch (aCase.get(BuiltIn.USAGE)) {
            case WANTED -> {
                if (holders && aCase.get(BuiltIn.STRUCTURE_STATE) != State.UNKNOWN) {
                    say(StatedRule.PER_WANTED);
                }
            }
            case REFUSED -> {}
            case NOT_ASKED, EXPIRED -> {
                say(unasked());
                if (holders && isInUse()) {
                    say(
                            aCase.get(BuiltIn.USAGE) == Usage.EXPIRED
                                    ? StatedRule.PER_USAGE_EXPIRED
                                    : StatedRule.PER_USAGE_TO_COLLECT);
                }
            }
        }
    }

    private StatedRule unasked() {
        if (!isTarget()) {
            return StatedRule.PER_UNASKED_TOLERATED;
        }
        return HandWrittenPolicy.isKeptInUse(aCase) ? StatedRule.PER_UNASKED_IN_USE : StatedRule.PER_UNASKED_ENDED;
    }

    /** So that it is worth asking whether the mailbox is wanted here. */
    private boolean isInUse() {
        return aCase.get(BuiltIn.MAILBOX_STATUS) == MailboxStatus.ACTIVE
                && aCase.get(BuiltIn.ACTIVITY) != Activity.INACTIVE
                && aCase.get(BuiltIn.CARRIER_STATE) == State.OPEN;
    }

    private boolean isTarget() {
        return aCase.get(BuiltIn.PHASE) == Phase.TARGET;
    }

    private void organisational() {
        switch (aCase.get(BuiltIn.CARRIER_KIND)) {
            case STRUCTURE -> onStructure(StatedRule.ORG_OWN_STRUCTURE, StatedRule.ORG_OTHER_STRUCTURE);
            case PRACTITIONER -> say(StatedRule.ORG_ON_PRACTITIONER);
            case SITUATION -> asContact();
        }
    }

    private void asContact() {
        if (aCase.get(BuiltIn.USAGE) == Usage.WANTED) {
            wantedAsContact();
            return;
        }
        say(StatedRule.ORG_CONTACT_NOT_WANTED);
        if (aCase.get(BuiltIn.USAGE) != Usage.REFUSED && isInUse()) {
            say(StatedRule.ORG_USAGE_TO_COLLECT);
        }
    }

    private void wantedAsContact() {
        boolean known = aCase.get(BuiltIn.CARRIER_STATE) != State.UNKNOWN
                && aCase.get(BuiltIn.STRUCTURE_STATE) != State.UNKNOWN
                && aCase.get(BuiltIn.PRACTITIONER_STATE) != State.UNKNOWN;
        switch (aCase.get(BuiltIn.LINK)) {
            case OWN_STRUCTURE, SAME_LEGAL_ENTITY -> {
                if (known) {
                    say(StatedRule.ORG_CONTACT_WANTED);
                }
            }
            case ELSEWHERE -> {
                if (aCase.get(BuiltIn.ORGANISATIONAL_CONTACT) == OrganisationalContact.LEGAL_ENTITY) {
                    say(StatedRule.ORG_CONTACT_ELSEWHERE);
                } else if (known) {
                    say(StatedRule.ORG_CONTACT_ANYWHERE);
                }
            }
            case HOLDER, UNKNOWN -> {}
        }
    }

    private void applicative() {
        if (aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.STRUCTURE) {
            onStructure(StatedRule.APP_OWN_STRUCTURE, StatedRule.APP_OTHER_STRUCTURE);
        } else {
            say(StatedRule.APP_NOT_ON_STRUCTURE);
        }
    }

    private void onStructure(StatedRule own, StatedRule other) {
        switch (aCase.get(BuiltIn.LINK)) {
            case OWN_STRUCTURE -> say(own);
            case SAME_LEGAL_ENTITY, ELSEWHERE -> say(other);
            case HOLDER, UNKNOWN -> {}
        }
    }

    private void practice() {
        say(StatedRule.CAB_STAYS);
        if (aCase.get(BuiltIn.LINK) == Link.ELSEWHERE && aCase.get(BuiltIn.MAILBOX_STATUS) == MailboxStatus.ACTIVE) {
            say(StatedRule.CAB_CO_HOLDER);
        }
        if (aCase.get(BuiltIn.LINK) == Link.HOLDER && aCase.get(BuiltIn.PRACTITIONER_STATE) == State.CLOSED) {
            say(StatedRule.CAB_HOLDER_CLOSED);
        }
    }
}
