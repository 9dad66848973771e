package fr.balise.analysis.difference.space;

import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The raw facts that are asked where two policies set something differently: the structure, months without activity,
 * sectors, the day, the age of the answer, the address. Each combination of answers makes one case under each policy.
 */
final class Refinements {
    private static final int CONFORMING_TO_BOTH = 0;
    private static final List<Text> ADDRESSES = List.of(
            new Text("d'adresse conforme aux deux", "with an address of the form that both ask for"),
            new Text(
                    "d'adresse conforme à la première politique seule",
                    "with an address of the form that only the first policy asks for"),
            new Text(
                    "d'adresse conforme à la seconde politique seule",
                    "with an address of the form that only the second policy asks for"),
            new Text("d'adresse conforme à aucune", "with an address of the form that neither asks for"));

    private final CaseSettings one;
    private final CaseSettings other;
    private final Map<Attribute, Integer> switchesOne;
    private final Map<Attribute, Integer> switchesOther;
    private final CaseSet derivable;
    private final ValueClasses classes;
    private final List<Optional<StructureName>> places;
    private final Optional<Months> months;
    private final Optional<Sectors> sectors;
    private final Optional<Days> days;
    private final Optional<Ages> ages;
    private final boolean addresses;
    private final List<Grouped> questions = new ArrayList<>();

    Refinements(CaseSettings one, CaseSettings other, ValueClasses classes, Set<Attribute> read) {
        this.one = one;
        this.other = other;
        this.switchesOne = switches(one);
        this.switchesOther = switches(other);
        this.derivable = CaseSpace.derivable(new CaseDiagram(one.vocabulary(), Set.of()));
        this.classes = classes;
        boolean activity = read.contains(BuiltIn.ACTIVITY) && !one.activity().equals(other.activity());
        boolean care = read.contains(BuiltIn.CARE_SETTING) && !one.care().equals(other.care());
        boolean calendar = read.contains(BuiltIn.PHASE) || read.contains(BuiltIn.TYPE10_CUT_OFF);
        this.places = places(Stream.of(one, other), activity, care);
        this.months = activity ? Optional.of(new Months(one.activity(), other.activity())) : Optional.empty();
        this.sectors = care ? Optional.of(new Sectors(one.care(), other.care())) : Optional.empty();
        this.days = calendar && Days.differ(one, other) ? Optional.of(new Days(one, other)) : Optional.empty();
        boolean answered = read.contains(BuiltIn.USAGE) || read.contains(BuiltIn.PREFERENCE);
        this.ages = answered && tellAgesApart(one, other) ? Optional.of(new Ages(one, other)) : Optional.empty();
        this.addresses =
                read.contains(BuiltIn.ADDRESS_FORM) && !one.conforming().equals(other.conforming());
        ask();
    }

    private static Map<Attribute, Integer> switches(CaseSettings settings) {
        return settings.vocabulary().of(CaseKind.PUBLICATION).stream()
                .filter(attribute -> attribute.kind() == Attribute.Kind.SETTING)
                .collect(Collectors.toMap(
                        attribute -> attribute, attribute -> attribute.under(settings, LocalDate.EPOCH)));
    }

    private static List<Optional<StructureName>> places(Stream<CaseSettings> policies, boolean activity, boolean care) {
        Set<String> names = new TreeSet<>();
        policies.forEach(settings -> {
            if (activity) {
                settings.activity().exceptions().keySet().stream()
                        .flatMap(scope -> scope.structure().stream())
                        .forEach(name -> names.add(name.value()));
            }
            if (care) {
                settings.care().byStructure().keySet().forEach(name -> names.add(name.value()));
            }
        });
        return Stream.concat(
                        Stream.of(Optional.<StructureName>empty()),
                        names.stream().map(name -> Optional.of(new StructureName(name))))
                .toList();
    }

    private void ask() {
        questions.add(Grouped.apart(new RefiningQuestion.OfTexts(places.stream()
                .map(place -> place.map(name -> new Text("structure " + name.value(), "structure " + name.value()))
                        .orElse(new Text("toute autre structure, ou aucune", "any other structure, or none")))
                .toList())));
        months.ifPresent(asked -> questions.add(Grouped.by(asked, this::bands)));
        sectors.ifPresent(asked -> questions.add(Grouped.by(
                asked,
                answer -> List.of(
                        classes.number(BuiltIn.CARE_SETTING, asked.pair(answer).one()),
                        classes.number(BuiltIn.CARE_SETTING, asked.pair(answer).other())))));
        days.ifPresent(asked -> questions.add(Grouped.by(asked, answer -> phases(asked.sample(answer)))));
        ages.ifPresent(asked -> questions.add(Grouped.apart(asked)));
        if (addresses) {
            questions.add(Grouped.apart(new RefiningQuestion.OfTexts(ADDRESSES)));
        }
    }

    /** The classes of bands that an answer gives, for every type and place under both policies. */
    private List<Integer> bands(int answer) {
        return Stream.of(one, other)
                .flatMap(settings -> Stream.of(MailboxType.values())
                        .flatMap(type -> places.stream().map(place -> band(answer, type, place, settings))))
                .map(band -> classes.number(BuiltIn.ACTIVITY, band))
                .toList();
    }

    private Activity band(int answer, MailboxType type, Optional<StructureName> place, CaseSettings settings) {
        Months asked = months.orElseThrow();
        return asked.isUnknown(answer)
                ? Activity.UNKNOWN
                : settings.activity().limitsOf(type, place).after(asked.sample(answer));
    }

    private List<Integer> phases(LocalDate day) {
        return Stream.of(one, other)
                .flatMap(settings -> Stream.of(
                        classes.number(BuiltIn.PHASE, settings.phaseOn(day)),
                        classes.number(BuiltIn.TYPE10_CUT_OFF, settings.type10CutOffOn(day))))
                .toList();
    }

    List<Grouped> questions() {
        return questions;
    }

    /** The attributes that the questions stand for. */
    Set<Attribute> replaced() {
        Set<Attribute> replaced = new TreeSet<>();
        months.ifPresent(any -> replaced.add(BuiltIn.ACTIVITY));
        sectors.ifPresent(any -> replaced.add(BuiltIn.CARE_SETTING));
        days.ifPresent(any -> replaced.addAll(Set.of(BuiltIn.PHASE, BuiltIn.TYPE10_CUT_OFF)));
        if (addresses) {
            replaced.add(BuiltIn.ADDRESS_FORM);
        }
        return replaced;
    }

    /** Attributes on which it depends which answers are possible. */
    Set<Attribute> bounding() {
        Set<Attribute> bounding = new TreeSet<>();
        if (sectors.isPresent() || places.size() > 1) {
            bounding.addAll(Set.of(
                    BuiltIn.OWNERSHIP,
                    BuiltIn.MAILBOX_STATUS,
                    BuiltIn.MAILBOX_TYPE,
                    BuiltIn.CARRIER_KIND,
                    BuiltIn.CARRIER_STATE,
                    BuiltIn.STRUCTURE_STATE,
                    BuiltIn.LINK));
        }
        months.ifPresent(any -> bounding.add(BuiltIn.MAILBOX_STATUS));
        ages.ifPresent(any -> bounding.addAll(Set.of(BuiltIn.USAGE, BuiltIn.CARRIER_KIND)));
        if (addresses) {
            bounding.add(BuiltIn.OWNERSHIP);
        }
        return bounding;
    }

    /** True when limits of activity depend on the mailbox's type. */
    static boolean tellTypesApart(CaseSettings one, CaseSettings other) {
        return !one.activity().equals(other.activity())
                && Stream.of(one, other)
                        .flatMap(settings -> settings.activity().exceptions().keySet().stream())
                        .anyMatch(scope -> scope.type().isPresent());
    }

    /** True when an answer can be too old for one policy and not for the other. */
    static boolean tellAgesApart(CaseSettings one, CaseSettings other) {
        return !one.usageMonths().equals(other.usageMonths());
    }

    /** What decides which answers are possible for a case, as bits; nothing is looked up that no question needs. */
    int bounds(PublicationCase aCase) {
        boolean place = (sectors.isPresent() || places.size() > 1)
                && derivable.contains(aCase.with(BuiltIn.CARE_SETTING, CareSetting.HOSPITAL));
        boolean used = months.isPresent() && derivable.contains(aCase.with(BuiltIn.ACTIVITY, Activity.RECENT));
        boolean address = addresses && derivable.contains(aCase.with(BuiltIn.ADDRESS_FORM, AddressForm.NON_CONFORMING));
        boolean answered = ages.isPresent() && aCase.get(BuiltIn.USAGE) != Usage.NOT_ASKED;
        boolean record = answered && aCase.get(BuiltIn.CARRIER_KIND) == CarrierKind.PRACTITIONER;
        return (place ? 1 : 0) | (used ? 2 : 0) | (address ? 4 : 0) | (answered ? 8 : 0) | (record ? 16 : 0);
    }

    /** The answers of the chosen groups that are possible within the bounds, one a question; empty when none is. */
    Optional<int[]> choose(PublicationCase aCase, int bounds, int[] groups) {
        boolean placeKnown = (bounds & 1) != 0;
        int[] answers = new int[groups.length];
        Optional<StructureName> place = places.get(groups[0]);
        if (place.isPresent() && (!placeKnown || contradicts(aCase, place.get()))) {
            return Optional.empty();
        }
        answers[0] = groups[0];
        int next = 1;
        for (RefiningQuestion asked : askedAfterPlace()) {
            int[] members = questions.get(next).members(groups[next]);
            int bound = bounds;
            int chosen = IntStream.of(members)
                    .filter(answer -> isWithin(asked, answer, bound))
                    .findFirst()
                    .orElse(-1);
            if (chosen < 0) {
                return Optional.empty();
            }
            answers[next++] = chosen;
        }
        return Optional.of(answers);
    }

    private List<RefiningQuestion> askedAfterPlace() {
        return questions.subList(1, questions.size()).stream()
                .map(Grouped::question)
                .toList();
    }

    private static boolean isWithin(RefiningQuestion asked, int answer, int bounds) {
        if (asked instanceof Months known) {
            return known.isUnknown(answer) || (bounds & 2) != 0;
        }
        if (asked instanceof Sectors known) {
            return known.isNone(answer) || (bounds & 1) != 0;
        }
        if (asked instanceof Ages) {
            return answer == 0 || (bounds & 8) != 0;
        }
        return asked instanceof Days || answer == CONFORMING_TO_BOTH || (bounds & 4) != 0;
    }

    /** Where only other settings differ, what both say of a structure's care setting must still be so. */
    private boolean contradicts(PublicationCase aCase, StructureName place) {
        CareSetting set = one.care().byStructure().get(place);
        return sectors.isEmpty()
                && set != null
                && classes.read().contains(BuiltIn.CARE_SETTING)
                && classes.number(BuiltIn.CARE_SETTING, set)
                        != classes.number(BuiltIn.CARE_SETTING, aCase.index(BuiltIn.CARE_SETTING));
    }

    /** The case that one of the policies makes of the answers. */
    PublicationCase read(PublicationCase aCase, int[] answers, boolean first) {
        CaseSettings settings = first ? one : other;
        Optional<StructureName> place = places.get(answers[0]);
        int next = 1;
        PublicationCase made = aCase;
        for (Map.Entry<Attribute, Integer> position : (first ? switchesOne : switchesOther).entrySet()) {
            made = made.with(position.getKey(), position.getValue());
        }
        if (months.isPresent()) {
            MailboxType type = made.get(BuiltIn.MAILBOX_TYPE);
            made = made.with(BuiltIn.ACTIVITY, band(answers[next++], type, place, settings));
        }
        if (sectors.isPresent()) {
            Sectors.Pair pair = sectors.get().pair(answers[next++]);
            CareSetting care = place.map(settings.care().byStructure()::get).orElse(first ? pair.one() : pair.other());
            made = made.with(BuiltIn.CARE_SETTING, care);
        }
        if (days.isPresent()) {
            LocalDate day = days.get().sample(answers[next++]);
            made = made.with(BuiltIn.PHASE, settings.phaseOn(day));
            made = made.with(BuiltIn.TYPE10_CUT_OFF, settings.type10CutOffOn(day));
        }
        if (ages.isPresent() && ages.get().isExpired(answers[next++], settings)) {
            // A refusal of every situation counts for the holder's record only as long as no answer is too old.
            boolean record = made.get(BuiltIn.CARRIER_KIND) == CarrierKind.PRACTITIONER;
            made = made.with(BuiltIn.USAGE, record ? Usage.NOT_ASKED : Usage.EXPIRED);
            made = made.with(BuiltIn.PREFERENCE, Preference.NOT_PREFERRED);
        }
        if (addresses) {
            boolean conforming = (answers[next] >>> (first ? 1 : 0) & 1) == 0;
            made = made.with(BuiltIn.ADDRESS_FORM, conforming ? AddressForm.CONFORMING : AddressForm.NON_CONFORMING);
        }
        return made;
    }
}
