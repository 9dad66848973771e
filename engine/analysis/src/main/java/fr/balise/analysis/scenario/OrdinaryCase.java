package fr.balise.analysis.scenario;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.Presence;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Completes a case of which only what matters is given. The rest is ordinary: an active, recently used, conforming
 * mailbox of the operator, published where its type belongs (PER and CAB on an open situation of their holder, ORG and
 * APP on their own open structure), its usage not asked. Where the given values would make that impossible, the rest
 * follows them: a mailbox of another operator has no known holder, an unknown carrier shows nothing, and so on.
 */
final class OrdinaryCase {
    private final Map<CaseAttribute, Enum<?>> values;

    private OrdinaryCase(Map<CaseAttribute, Enum<?>> given) {
        this.values = new EnumMap<>(CaseAttribute.class);
        values.putAll(given);
    }

    /** Settings and date give what {@code given} does not say of phase, cut-off and switches. */
    static PublicationCase completing(Map<CaseAttribute, Enum<?>> given, CaseSettings settings, LocalDate asOf) {
        OrdinaryCase ordinary = new OrdinaryCase(given);
        ordinary.complete();
        ordinary.otherwise(CaseAttribute.PHASE, settings.phaseOn(asOf));
        ordinary.otherwise(CaseAttribute.TYPE10_CUT_OFF, settings.type10CutOffOn(asOf));
        ordinary.otherwise(CaseAttribute.RED_LIST_HANDLING, settings.redListHandling());
        ordinary.otherwise(CaseAttribute.RANKING, settings.ranking());
        ordinary.otherwise(CaseAttribute.ORGANISATIONAL_CONTACT, settings.organisationalContact());
        return PublicationCase.of(ordinary.values);
    }

    /** The attributes of a case, in order, without those that follow from the others and from the settings. */
    static Map<String, Enum<?>> tellingOf(PublicationCase aCase) {
        Map<CaseAttribute, Enum<?>> telling = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            telling.put(attribute, aCase.get(attribute));
        }
        Map<CaseAttribute, Enum<?>> all = Map.copyOf(telling);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Map<CaseAttribute, Enum<?>> fewer = new EnumMap<>(telling);
            fewer.remove(attribute);
            OrdinaryCase ordinary = new OrdinaryCase(fewer);
            ordinary.complete();
            if (ordinary.values.equals(all)) {
                telling.remove(attribute);
            }
        }
        Map<String, Enum<?>> named = new LinkedHashMap<>();
        telling.forEach((attribute, value) -> named.put(attribute.ruleName(), value));
        return named;
    }

    private void complete() {
        completeMailbox();
        completePlace();
        completeRelation();
        completePeopleAndStructures();
    }

    private void otherwise(CaseAttribute attribute, Enum<?> value) {
        values.putIfAbsent(attribute, value);
    }

    private boolean is(CaseAttribute attribute, Enum<?>... any) {
        for (Enum<?> value : any) {
            if (value.equals(values.get(attribute))) {
                return true;
            }
        }
        return false;
    }

    /** In the stock of the operator, so that something is known of it beyond what is published. */
    private boolean known() {
        return is(CaseAttribute.OWNERSHIP, Ownership.OWN) && !is(CaseAttribute.MAILBOX_STATUS, MailboxStatus.MISSING);
    }

    private boolean personal() {
        return is(CaseAttribute.MAILBOX_TYPE, MailboxType.PER, MailboxType.CAB);
    }

    private void completeMailbox() {
        otherwise(CaseAttribute.OWNERSHIP, Ownership.OWN);
        otherwise(CaseAttribute.MAILBOX_TYPE, MailboxType.PER);
        boolean absent =
                is(CaseAttribute.OWNERSHIP, Ownership.FOREIGN) || is(CaseAttribute.MAILBOX_TYPE, MailboxType.UNKNOWN);
        otherwise(CaseAttribute.MAILBOX_STATUS, absent ? MailboxStatus.MISSING : MailboxStatus.ACTIVE);
        otherwise(CaseAttribute.ADDRESS_FORM, AddressForm.CONFORMING);
        otherwise(CaseAttribute.ACTIVITY, known() ? Activity.RECENT : Activity.UNKNOWN);
        otherwise(CaseAttribute.RED_LIST, RedList.NOT_LISTED);
        otherwise(
                CaseAttribute.HOLDER_IDENTIFIER,
                known() && personal() ? HolderIdentifier.NATIONAL : HolderIdentifier.NONE);
    }

    private void completePlace() {
        boolean organisational = is(CaseAttribute.MAILBOX_TYPE, MailboxType.ORG, MailboxType.APP);
        otherwise(CaseAttribute.CARRIER_KIND, organisational ? CarrierKind.STRUCTURE : CarrierKind.SITUATION);
        boolean nobodys = known()
                && personal()
                && is(CaseAttribute.LINK, Link.UNKNOWN)
                && is(CaseAttribute.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)
                && !is(CaseAttribute.PRACTITIONER_STATE, State.CLOSED, State.UNKNOWN)
                && !is(CaseAttribute.CARRIER_KIND, CarrierKind.PRACTITIONER)
                && !is(CaseAttribute.CARRIER_KIND, CarrierKind.STRUCTURE);
        otherwise(CaseAttribute.CARRIER_STATE, nobodys ? State.UNKNOWN : State.OPEN);
        boolean unknown = is(CaseAttribute.CARRIER_STATE, State.UNKNOWN);
        otherwise(CaseAttribute.PRESENCE, unknown ? Presence.ABSENT : Presence.PUBLISHED);
        otherwise(
                CaseAttribute.CARE_SETTING,
                unknown || is(CaseAttribute.CARRIER_KIND, CarrierKind.PRACTITIONER)
                        ? CareSetting.OTHER
                        : CareSetting.HOSPITAL);
    }

    private void completeRelation() {
        otherwise(CaseAttribute.LINK, ordinaryLink());
        otherwise(CaseAttribute.PREFERENCE, Preference.NOT_PREFERRED);
        otherwise(
                CaseAttribute.USAGE,
                is(CaseAttribute.PREFERENCE, Preference.PREFERRED) ? Usage.WANTED : Usage.NOT_ASKED);
    }

    private Link ordinaryLink() {
        boolean unknownPlace = is(CaseAttribute.CARRIER_STATE, State.UNKNOWN);
        if (!known()) {
            return Link.UNKNOWN;
        }
        if (personal()) {
            boolean nobodyKnown = !is(CaseAttribute.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)
                    || is(CaseAttribute.PRACTITIONER_STATE, State.UNKNOWN);
            if (is(CaseAttribute.CARRIER_KIND, CarrierKind.STRUCTURE)) {
                return Link.ELSEWHERE;
            }
            return unknownPlace || nobodyKnown ? Link.UNKNOWN : Link.HOLDER;
        }
        if (is(CaseAttribute.CARRIER_KIND, CarrierKind.PRACTITIONER)) {
            return Link.ELSEWHERE;
        }
        return unknownPlace || is(CaseAttribute.STRUCTURE_STATE, State.UNKNOWN) ? Link.UNKNOWN : Link.OWN_STRUCTURE;
    }

    private void completePeopleAndStructures() {
        otherwise(CaseAttribute.PRACTITIONER_STATE, ordinaryPractitioner());
        otherwise(CaseAttribute.STRUCTURE_STATE, ordinaryStructure());
    }

    private Enum<?> ordinaryPractitioner() {
        boolean shownSituation = is(CaseAttribute.CARRIER_KIND, CarrierKind.SITUATION)
                && !is(CaseAttribute.CARRIER_STATE, State.UNKNOWN);
        if (!known()) {
            return State.NONE;
        }
        if (!personal()) {
            return shownSituation ? State.OPEN : State.NONE;
        }
        if (is(CaseAttribute.HOLDER_IDENTIFIER, HolderIdentifier.ADDRESS)) {
            return State.NONE;
        }
        boolean unknownHolder =
                is(CaseAttribute.CARRIER_KIND, CarrierKind.PRACTITIONER) && is(CaseAttribute.LINK, Link.UNKNOWN);
        if (unknownHolder || !is(CaseAttribute.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)) {
            return State.UNKNOWN;
        }
        boolean ownRecord =
                is(CaseAttribute.CARRIER_KIND, CarrierKind.PRACTITIONER) && is(CaseAttribute.LINK, Link.HOLDER);
        return ownRecord ? carrierState() : State.OPEN;
    }

    private Enum<?> ordinaryStructure() {
        boolean shownSituation = is(CaseAttribute.CARRIER_KIND, CarrierKind.SITUATION)
                && !is(CaseAttribute.CARRIER_STATE, State.UNKNOWN);
        if (is(CaseAttribute.OWNERSHIP, Ownership.FOREIGN)) {
            return State.NONE;
        }
        if (!known() || personal()) {
            return shownSituation ? State.OPEN : State.NONE;
        }
        if (is(CaseAttribute.LINK, Link.UNKNOWN)) {
            return State.UNKNOWN;
        }
        boolean itself =
                is(CaseAttribute.CARRIER_KIND, CarrierKind.STRUCTURE) && is(CaseAttribute.LINK, Link.OWN_STRUCTURE);
        return itself ? carrierState() : State.OPEN;
    }

    private Enum<?> carrierState() {
        return Objects.requireNonNull(values.get(CaseAttribute.CARRIER_STATE));
    }
}
