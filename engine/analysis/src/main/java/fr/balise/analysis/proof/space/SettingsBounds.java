package fr.balise.analysis.proof.space;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Presence;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
        impossible.add(new Not(new AnyOf(
                days(settings).map(day -> together(settings, day)).distinct().toList())));
        settings.vocabulary().of(CaseKind.PUBLICATION).stream()
                .filter(attribute -> attribute.kind() == Attribute.Kind.SETTING)
                .forEach(attribute ->
                        impossible.add(new Not(new OneOf(attribute, 1 << attribute.under(settings, LocalDate.EPOCH)))));
        if (settings.usageMonths().isEmpty()) {
            impossible.add(OneOf.of(BuiltIn.USAGE, Usage.EXPIRED));
        }
        impossible.add(
                new Not(OneOf.of(BuiltIn.CARE_SETTING, reached(settings.care()).toArray(CareSetting[]::new))));
        if (nothingSleeps(settings.activity())) {
            impossible.add(OneOf.of(BuiltIn.ACTIVITY, Activity.DORMANT));
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
                            absent(type, CarrierKind.SITUATION), OneOf.of(BuiltIn.USAGE, Usage.NOT_ASKED), links)))
                    .ifPresent(never::add);
        }
        return never;
    }

    private static Condition absent(MailboxType type, CarrierKind kind) {
        return new AllOf(List.of(
                OneOf.of(BuiltIn.MAILBOX_TYPE, type),
                OneOf.of(BuiltIn.CARRIER_KIND, kind),
                OneOf.of(BuiltIn.PRESENCE, Presence.ABSENT)));
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
        return links.isEmpty() ? Optional.empty() : Optional.of(OneOf.of(BuiltIn.LINK, links.toArray(Link[]::new)));
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

    /** One day of each stretch between the dates of the calendar. */
    private static Stream<LocalDate> days(CaseSettings settings) {
        List<LocalDate> dates = List.of(settings.transitionFrom(), settings.targetFrom(), settings.type10CutOff());
        return Stream.concat(Stream.of(Collections.min(dates).minusDays(1)), dates.stream());
    }

    private static Condition together(CaseSettings settings, LocalDate day) {
        return new AllOf(List.of(
                OneOf.of(BuiltIn.PHASE, settings.phaseOn(day)),
                OneOf.of(BuiltIn.TYPE10_CUT_OFF, settings.type10CutOffOn(day))));
    }
}
