package fr.balise.analysis.proof.space;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.ConsideredPlace;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Presence;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.cases.TypeSettings;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.OneOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the settings of a policy rule out: phases and cut-off that never meet, switches set the other way, bands and care
 * settings that nothing falls into.
 */
final class SettingsBounds {
    private SettingsBounds() {}

    static List<Condition> impossible(CaseSettings settings) {
        List<Condition> impossible = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (Type10CutOff cutOff : Type10CutOff.values()) {
                if (!meet(phase, cutOff, settings)) {
                    impossible.add(new AllOf(List.of(
                            new OneOf(CaseAttribute.PHASE, Set.of(phase)),
                            new OneOf(CaseAttribute.TYPE10_CUT_OFF, Set.of(cutOff)))));
                }
            }
        }
        others(RedListHandling.values(), Set.of(settings.redListHandling()))
                .forEach(value -> impossible.add(is(CaseAttribute.RED_LIST_HANDLING, value)));
        others(Ranking.values(), Set.of(settings.ranking()))
                .forEach(value -> impossible.add(is(CaseAttribute.RANKING, value)));
        others(OrganisationalContact.values(), Set.of(settings.organisationalContact()))
                .forEach(value -> impossible.add(is(CaseAttribute.ORGANISATIONAL_CONTACT, value)));
        if (settings.usageMonths().isEmpty()) {
            impossible.add(is(CaseAttribute.USAGE, Usage.EXPIRED));
        }
        others(CareSetting.values(), reached(settings.care()))
                .forEach(value -> impossible.add(is(CaseAttribute.CARE_SETTING, value)));
        if (nothingSleeps(settings.activity())) {
            impossible.add(is(CaseAttribute.ACTIVITY, Activity.DORMANT));
        }
        impossible.addAll(notConsidered(settings.types()));
        return impossible;
    }

    /** Where nothing has a mailbox considered that is neither published nor asked for there. */
    static List<Condition> notConsidered(TypeSettings types) {
        List<Condition> never = new ArrayList<>();
        for (MailboxType type : MailboxType.values()) {
            Set<ConsideredPlace> places = types.placesOf(type);
            if (!places.contains(ConsideredPlace.HOLDER_RECORD)) {
                never.add(absent(type, CarrierKind.PRACTITIONER));
            }
            if (!places.contains(ConsideredPlace.OWN_STRUCTURE)) {
                never.add(absent(type, CarrierKind.STRUCTURE));
            }
            notConsideredLinks(places)
                    .map(links -> new AllOf(List.of(
                            absent(type, CarrierKind.SITUATION), is(CaseAttribute.USAGE, Usage.NOT_ASKED), links)))
                    .ifPresent(never::add);
        }
        return never;
    }

    private static Condition absent(MailboxType type, CarrierKind kind) {
        return new AllOf(List.of(
                is(CaseAttribute.MAILBOX_TYPE, type),
                is(CaseAttribute.CARRIER_KIND, kind),
                is(CaseAttribute.PRESENCE, Presence.ABSENT)));
    }

    /** How situations stand to the mailbox that are not considered; those elsewhere never are. */
    private static Optional<Condition> notConsideredLinks(Set<ConsideredPlace> places) {
        Set<Link> links = EnumSet.of(Link.HOLDER, Link.OWN_STRUCTURE, Link.SAME_LEGAL_ENTITY);
        if (places.contains(ConsideredPlace.HOLDER_SITUATIONS)) {
            links.remove(Link.HOLDER);
        }
        if (places.contains(ConsideredPlace.OWN_STRUCTURE_SITUATIONS)) {
            links.remove(Link.OWN_STRUCTURE);
        }
        if (places.contains(ConsideredPlace.LEGAL_ENTITY_SITUATIONS)) {
            links.removeAll(EnumSet.of(Link.OWN_STRUCTURE, Link.SAME_LEGAL_ENTITY));
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(new OneOf(CaseAttribute.LINK, Set.copyOf(links)));
    }

    private static Condition is(CaseAttribute attribute, Enum<?> value) {
        return new OneOf(attribute, Set.of(value));
    }

    private static <E> List<E> others(E[] all, Set<E> occurring) {
        return Stream.of(all).filter(each -> !occurring.contains(each)).toList();
    }

    private static Set<CareSetting> reached(CareSettings care) {
        Set<CareSetting> reached = EnumSet.of(CareSetting.OTHER);
        reached.addAll(care.bySector().values());
        reached.addAll(care.byStructure().values());
        return reached;
    }

    static boolean nothingSleeps(ActivityBands bands) {
        return Stream.concat(Stream.of(bands.ordinary()), bands.exceptions().values().stream())
                .allMatch(limits -> limits.dormantAfterMonths() >= limits.inactiveAfterMonths());
    }

    private static boolean meet(Phase phase, Type10CutOff cutOff, CaseSettings settings) {
        LocalDate from = switch (phase) {
            case BEFORE -> LocalDate.MIN;
            case TRANSITION -> settings.transitionFrom();
            case TARGET -> settings.targetFrom();
        };
        LocalDate until = switch (phase) {
            case BEFORE -> settings.transitionFrom();
            case TRANSITION -> settings.targetFrom();
            case TARGET -> LocalDate.MAX;
        };
        LocalDate first = cutOff == Type10CutOff.REACHED ? later(from, settings.type10CutOff()) : from;
        LocalDate end = cutOff == Type10CutOff.PENDING ? earlier(until, settings.type10CutOff()) : until;
        return first.isBefore(end);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
