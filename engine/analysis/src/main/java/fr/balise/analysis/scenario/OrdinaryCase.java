package fr.balise.analysis.scenario;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.Attribute.Kind;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.RedList;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Completes a case of which only what matters is given. The rest is ordinary: an active, recently used, conforming
 * mailbox of the operator, published where its type belongs (PER and CAB on an open situation of their holder, ORG and
 * APP on their own open structure), its usage not asked. Where the given values would make that impossible, the rest
 * follows them: a mailbox of another operator has no known holder, an unknown carrier shows nothing, and so on.
 */
final class OrdinaryCase {
    /** What follows from the settings and the day. */
    private static final Set<Kind> FOLLOWING = EnumSet.of(Kind.CALENDAR, Kind.SETTING);

    private final Map<Attribute, Integer> values;

    private OrdinaryCase(Map<Attribute, Integer> given) {
        this.values = new HashMap<>(given);
    }

    /**
     * Settings and date give what {@code given} does not say of calendar and switches.
     *
     * @param given values by their indexes
     */
    static PublicationCase completing(Map<Attribute, Integer> given, CaseSettings settings, LocalDate asOf) {
        OrdinaryCase ordinary = new OrdinaryCase(given);
        ordinary.complete();
        return PublicationCase.of(
                settings.vocabulary(),
                attribute -> ordinary.values.computeIfAbsent(
                        attribute,
                        left -> FOLLOWING.contains(left.kind()) ? left.under(settings, asOf) : left.ordinary()));
    }

    /** The attributes of a case, in order, without those that follow from the others and from the settings. */
    static Map<Attribute, String> tellingOf(PublicationCase aCase) {
        SortedMap<Attribute, Integer> telling = new TreeMap<>();
        aCase.attributes().forEach(attribute -> telling.put(attribute, aCase.index(attribute)));
        for (Attribute attribute : aCase.attributes()) {
            Map<Attribute, Integer> fewer = new HashMap<>(telling);
            fewer.remove(attribute);
            OrdinaryCase ordinary = new OrdinaryCase(fewer);
            ordinary.complete();
            int expected = ordinary.values.getOrDefault(
                    attribute, FOLLOWING.contains(attribute.kind()) ? -1 : attribute.ordinary());
            if (expected == aCase.index(attribute)) {
                telling.remove(attribute);
            }
        }
        Map<Attribute, String> named = new LinkedHashMap<>();
        telling.keySet().forEach(attribute -> named.put(attribute, aCase.value(attribute)));
        return named;
    }

    private void complete() {
        completeMailbox();
        completePlace();
        completeRelation();
        completePeopleAndStructures();
    }

    private <E extends Enum<E>> void otherwise(BuiltIn<E> attribute, E value) {
        values.putIfAbsent(attribute, value.ordinal());
    }

    @SafeVarargs
    private <E extends Enum<E>> boolean is(BuiltIn<E> attribute, E... any) {
        Integer index = values.get(attribute);
        return index != null && (attribute.bits(any) >>> index & 1) != 0;
    }

    /** In the stock of the operator, so that something is known of it beyond what is published. */
    private boolean known() {
        return is(BuiltIn.OWNERSHIP, Ownership.OWN) && !is(BuiltIn.MAILBOX_STATUS, MailboxStatus.MISSING);
    }

    private boolean personal() {
        return is(BuiltIn.MAILBOX_TYPE, MailboxType.PER, MailboxType.CAB);
    }

    private void completeMailbox() {
        otherwise(BuiltIn.OWNERSHIP, Ownership.OWN);
        otherwise(BuiltIn.MAILBOX_TYPE, MailboxType.PER);
        boolean absent = is(BuiltIn.OWNERSHIP, Ownership.FOREIGN) || is(BuiltIn.MAILBOX_TYPE, MailboxType.UNKNOWN);
        otherwise(BuiltIn.MAILBOX_STATUS, absent ? MailboxStatus.MISSING : MailboxStatus.ACTIVE);
        otherwise(BuiltIn.ADDRESS_FORM, AddressForm.CONFORMING);
        otherwise(BuiltIn.ACTIVITY, known() ? Activity.RECENT : Activity.UNKNOWN);
        otherwise(BuiltIn.RED_LIST, RedList.NOT_LISTED);
        otherwise(BuiltIn.HOLDER_IDENTIFIER, known() && personal() ? HolderIdentifier.NATIONAL : HolderIdentifier.NONE);
    }

    private void completePlace() {
        boolean organisational = is(BuiltIn.MAILBOX_TYPE, MailboxType.ORG, MailboxType.APP);
        otherwise(BuiltIn.CARRIER_KIND, organisational ? CarrierKind.STRUCTURE : CarrierKind.SITUATION);
        boolean nobodys = known()
                && personal()
                && is(BuiltIn.LINK, Link.UNKNOWN)
                && is(BuiltIn.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)
                && !is(BuiltIn.PRACTITIONER_STATE, State.CLOSED, State.UNKNOWN)
                && !is(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER)
                && !is(BuiltIn.CARRIER_KIND, CarrierKind.STRUCTURE);
        otherwise(BuiltIn.CARRIER_STATE, nobodys ? State.UNKNOWN : State.OPEN);
        boolean unknown = is(BuiltIn.CARRIER_STATE, State.UNKNOWN);
        otherwise(BuiltIn.PRESENCE, unknown ? Presence.ABSENT : Presence.PUBLISHED);
        otherwise(
                BuiltIn.CARE_SETTING,
                unknown || is(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER)
                        ? CareSetting.OTHER
                        : CareSetting.HOSPITAL);
    }

    private void completeRelation() {
        otherwise(BuiltIn.LINK, ordinaryLink());
        otherwise(BuiltIn.PREFERENCE, Preference.NOT_PREFERRED);
        otherwise(BuiltIn.USAGE, is(BuiltIn.PREFERENCE, Preference.PREFERRED) ? Usage.WANTED : Usage.NOT_ASKED);
    }

    private Link ordinaryLink() {
        boolean unknownPlace = is(BuiltIn.CARRIER_STATE, State.UNKNOWN);
        if (!known()) {
            return Link.UNKNOWN;
        }
        if (personal()) {
            boolean nobodyKnown = !is(BuiltIn.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)
                    || is(BuiltIn.PRACTITIONER_STATE, State.UNKNOWN);
            if (is(BuiltIn.CARRIER_KIND, CarrierKind.STRUCTURE)) {
                return Link.ELSEWHERE;
            }
            return unknownPlace || nobodyKnown ? Link.UNKNOWN : Link.HOLDER;
        }
        if (is(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER)) {
            return Link.ELSEWHERE;
        }
        return unknownPlace || is(BuiltIn.STRUCTURE_STATE, State.UNKNOWN) ? Link.UNKNOWN : Link.OWN_STRUCTURE;
    }

    private void completePeopleAndStructures() {
        otherwise(BuiltIn.PRACTITIONER_STATE, ordinaryPractitioner());
        otherwise(BuiltIn.STRUCTURE_STATE, ordinaryStructure());
    }

    private State ordinaryPractitioner() {
        boolean shownSituation =
                is(BuiltIn.CARRIER_KIND, CarrierKind.SITUATION) && !is(BuiltIn.CARRIER_STATE, State.UNKNOWN);
        if (!known()) {
            return State.NONE;
        }
        if (!personal()) {
            return shownSituation ? State.OPEN : State.NONE;
        }
        if (is(BuiltIn.HOLDER_IDENTIFIER, HolderIdentifier.ADDRESS)) {
            return State.NONE;
        }
        boolean unknownHolder = is(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER) && is(BuiltIn.LINK, Link.UNKNOWN);
        if (unknownHolder || !is(BuiltIn.HOLDER_IDENTIFIER, HolderIdentifier.NATIONAL)) {
            return State.UNKNOWN;
        }
        boolean ownRecord = is(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER) && is(BuiltIn.LINK, Link.HOLDER);
        return ownRecord ? carrierState() : State.OPEN;
    }

    private State ordinaryStructure() {
        boolean shownSituation =
                is(BuiltIn.CARRIER_KIND, CarrierKind.SITUATION) && !is(BuiltIn.CARRIER_STATE, State.UNKNOWN);
        if (is(BuiltIn.OWNERSHIP, Ownership.FOREIGN)) {
            return State.NONE;
        }
        if (!known() || personal()) {
            return shownSituation ? State.OPEN : State.NONE;
        }
        if (is(BuiltIn.LINK, Link.UNKNOWN)) {
            return State.UNKNOWN;
        }
        boolean itself = is(BuiltIn.CARRIER_KIND, CarrierKind.STRUCTURE) && is(BuiltIn.LINK, Link.OWN_STRUCTURE);
        return itself ? carrierState() : State.OPEN;
    }

    private State carrierState() {
        return State.values()[Objects.requireNonNull(values.get(BuiltIn.CARRIER_STATE))];
    }
}
