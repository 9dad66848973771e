package fr.balise.samples.benchmarks.engine;

import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.stream.Stream;

/** What {@link HandWrittenReasons} can say, and what it states by saying so; named as the rules of the reference policy. */
enum StatedRule {
    ACTIVITY_UNKNOWN(Effect.FLAG),
    ADDRESS_FORM(Effect.REMOVE),
    APP_NOT_ON_STRUCTURE(Effect.REMOVE),
    APP_OTHER_STRUCTURE(Effect.REMOVE),
    APP_OWN_STRUCTURE(Effect.ALLOW),
    CAB_CO_HOLDER(Effect.FLAG),
    CAB_HOLDER_CLOSED(Effect.REMOVE),
    CAB_STAYS(Effect.ALLOW),
    CARRIER_CLOSED(Effect.REMOVE),
    CARRIER_UNKNOWN(Effect.ALLOW, Effect.FLAG),
    FOREIGN(Effect.UNTOUCHED),
    INACTIVE(Effect.REMOVE),
    MAILBOX_CLOSED(Effect.REMOVE),
    MAILBOX_MISSING(Effect.REMOVE),
    MAILBOX_SUSPENDED(Effect.REMOVE),
    ORG_CONTACT_ANYWHERE(Effect.REQUIRE),
    ORG_CONTACT_ELSEWHERE(Effect.ALLOW, Effect.FLAG),
    ORG_CONTACT_NOT_WANTED(Effect.REMOVE),
    ORG_CONTACT_WANTED(Effect.REQUIRE),
    ORG_ON_PRACTITIONER(Effect.REMOVE),
    ORG_OTHER_STRUCTURE(Effect.REMOVE),
    ORG_OWN_STRUCTURE(Effect.REQUIRE),
    ORG_USAGE_TO_COLLECT(Effect.FLAG),
    PER_LEGACY_ENDED(Effect.REMOVE),
    PER_LEGACY_TOLERATED(Effect.ALLOW),
    PER_ON_STRUCTURE(Effect.REMOVE),
    PER_REFUSED(Effect.REMOVE),
    PER_SOMEBODY_ELSE(Effect.REMOVE),
    PER_UNASKED_ENDED(Effect.REMOVE),
    PER_UNASKED_IN_USE(Effect.ALLOW),
    PER_UNASKED_TOLERATED(Effect.ALLOW),
    PER_USAGE_EXPIRED(Effect.FLAG),
    PER_USAGE_TO_COLLECT(Effect.FLAG),
    PER_WANTED(Effect.REQUIRE),
    PREFERRED(Effect.PREFER),
    PROFESSIONAL_CLOSED(Effect.REMOVE),
    PROFESSIONAL_UNKNOWN(Effect.ALLOW, Effect.FLAG),
    RED_LIST_HIDDEN(Effect.HIDE),
    RED_LIST_REMOVED(Effect.REMOVE),
    STRUCTURE_CLOSED(Effect.REMOVE),
    STRUCTURE_UNKNOWN(Effect.ALLOW, Effect.FLAG),
    TYPE10_ENDED(Effect.REMOVE),
    TYPE10_TOLERATED(Effect.ALLOW);

    private final int effects;

    StatedRule(Effect... effects) {
        this.effects =
                Stream.of(effects).mapToInt(effect -> 1 << effect.ordinal()).sum();
    }

    /** The rule of the reference policy. */
    static StatedRule of(Rule rule) {
        return valueOf(rule.id().value().replace('-', '_'));
    }

    /** As bits. */
    int effects() {
        return effects;
    }
}
