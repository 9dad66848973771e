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
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The raw facts that are asked where two policies set something differently: the structure, months without activity,
 * sectors, the day, the age of the answer, the address. Each is an attribute beside those of the policies, and what either
 * policy reads is a condition on them.
 */
final class Refinements {
    private static final int CONFORMING_TO_BOTH = 0;
    private static final Condition ALWAYS = new AllOf(List.of());
    private static final Condition NEVER = new AnyOf(List.of());
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
    private final boolean careRead;
    private final Months spans;
    private final Sectors pairs;
    private final Days calendar;
    private final Ages limits;
    private final List<Optional<StructureName>> places;
    private final List<AskedFact> questions = new ArrayList<>();
    private final Optional<AskedFact> place;
    private final Optional<AskedFact> months;
    private final Optional<AskedFact> sectors;
    private final Optional<AskedFact> days;
    private final Optional<AskedFact> ages;
    private final Optional<AskedFact> addresses;

    /** @param read the attributes that rules of either policy compare */
    Refinements(CaseSettings one, CaseSettings other, Set<Attribute> read) throws Refusal {
        this.one = one;
        this.other = other;
        this.careRead = read.contains(BuiltIn.CARE_SETTING);
        this.spans = new Months(one.activity(), other.activity());
        this.pairs = new Sectors(one.care(), other.care());
        this.calendar = new Days(one, other);
        this.limits = new Ages(one, other);
        boolean activity = read.contains(BuiltIn.ACTIVITY) && !one.activity().equals(other.activity());
        boolean care = careRead && !one.care().equals(other.care());
        boolean day = read.contains(BuiltIn.PHASE) || read.contains(BuiltIn.TYPE10_CUT_OFF);
        boolean answered = read.contains(BuiltIn.USAGE) || read.contains(BuiltIn.PREFERENCE);
        this.places = places(activity, care);
        this.place = ask(places.size() > 1, () -> Grouped.by(named(), this::readOf));
        this.months = ask(activity, () -> Grouped.by(spans, this::bands));
        this.sectors = ask(care, () -> Grouped.apart(pairs));
        this.days = ask(day && Days.differ(one, other), () -> Grouped.by(calendar, this::phases));
        this.ages = ask(answered && tellAgesApart(one, other), () -> Grouped.apart(limits));
        this.addresses = ask(
                read.contains(BuiltIn.ADDRESS_FORM) && !one.conforming().equals(other.conforming()),
                () -> Grouped.apart(new RefiningQuestion.OfTexts(ADDRESSES)));
    }

    private Optional<AskedFact> ask(boolean needed, Supplier<Grouped> question) throws Refusal {
        if (!needed) {
            return Optional.empty();
        }
        AskedFact asked = AskedFact.of(question.get(), one.vocabulary().size() + questions.size());
        questions.add(asked);
        return Optional.of(asked);
    }

    private List<Optional<StructureName>> places(boolean activity, boolean care) {
        Set<String> names = new TreeSet<>();
        for (CaseSettings settings : List.of(one, other)) {
            if (activity) {
                settings.activity().exceptions().keySet().stream()
                        .flatMap(scope -> scope.structure().stream())
                        .forEach(name -> names.add(name.value()));
            }
            if (care) {
                settings.care().byStructure().keySet().forEach(name -> names.add(name.value()));
            }
        }
        return Stream.concat(
                        Stream.of(Optional.<StructureName>empty()),
                        names.stream().map(name -> Optional.of(new StructureName(name))))
                .toList();
    }

    private RefiningQuestion named() {
        return new RefiningQuestion.OfTexts(places.stream()
                .map(known -> known.map(name -> new Text("structure " + name.value(), "structure " + name.value()))
                        .orElse(new Text("toute autre structure, ou aucune", "any other structure, or none")))
                .toList());
    }

    /** What either policy makes of a place; of none, nothing is known. */
    private Object readOf(int answer) {
        Optional<StructureName> known = places.get(answer);
        return Stream.of(one, other)
                .map(settings -> List.of(
                        known.isPresent(),
                        Stream.of(MailboxType.values())
                                .map(type -> settings.activity().limitsOf(type, known))
                                .toList(),
                        known.map(settings.care().byStructure()::get)))
                .toList();
    }

    private Object bands(int answer) {
        return Stream.of(one, other)
                .flatMap(settings -> Stream.of(MailboxType.values())
                        .flatMap(type -> places.stream().map(known -> band(answer, type, known, settings))))
                .toList();
    }

    private Activity band(int answer, MailboxType type, Optional<StructureName> known, CaseSettings settings) {
        return spans.isUnknown(answer)
                ? Activity.UNKNOWN
                : settings.activity().limitsOf(type, known).after(spans.sample(answer));
    }

    private Object phases(int answer) {
        LocalDate day = calendar.sample(answer);
        return Stream.of(one, other)
                .map(settings -> List.of(settings.phaseOn(day), settings.type10CutOffOn(day)))
                .toList();
    }

    /** True when an answer can be too old for one policy and not for the other. */
    static boolean tellAgesApart(CaseSettings one, CaseSettings other) {
        return !one.usageMonths().equals(other.usageMonths());
    }

    /** The vocabulary of both policies and of what is asked. */
    Vocabulary vocabulary() {
        return Vocabulary.with(Stream.concat(
                        one.vocabulary().declared().stream(), questions.stream().map(AskedFact::attribute))
                .toList());
    }

    /** What answers to a question say, in words; empty for an attribute that is no question. */
    Optional<Text> say(Attribute attribute, int answers) {
        return questions.stream()
                .filter(question -> question.attribute().equals(attribute))
                .findFirst()
                .map(question -> question.say(answers));
    }

    /** The cases and answers that facts can give, under settings that rule out nothing that either policy admits. */
    CaseSet possible(CaseDiagram diagram, CaseSettings common) {
        CaseSet derivable = CaseSpace.derivable(diagram, one.vocabulary());
        CaseSet possible = whatIsReplaced(CaseSpace.possible(diagram, common));
        CaseSet placeKnown = whatIsReplaced(derivable.whatever(OneOf.of(BuiltIn.CARE_SETTING, CareSetting.HOSPITAL)));
        possible = within(possible, diagram, place, answer -> places.get(answer).isEmpty(), placeKnown);
        possible = within(possible, diagram, sectors, pairs::isNone, placeKnown);
        possible = within(
                possible,
                diagram,
                months,
                spans::isUnknown,
                whatIsReplaced(derivable.whatever(OneOf.of(BuiltIn.ACTIVITY, Activity.RECENT))));
        possible = within(
                possible,
                diagram,
                addresses,
                answer -> answer == CONFORMING_TO_BOTH,
                whatIsReplaced(derivable.whatever(OneOf.of(BuiltIn.ADDRESS_FORM, AddressForm.NON_CONFORMING))));
        possible = within(
                possible,
                diagram,
                ages,
                answer -> answer == 0,
                diagram.where(new Not(OneOf.of(BuiltIn.USAGE, Usage.NOT_ASKED))));
        return possible.without(diagram.where(contradicting()));
    }

    private static CaseSet within(
            CaseSet possible, CaseDiagram diagram, Optional<AskedFact> asked, IntPredicate anywhere, CaseSet bound) {
        return asked.map(question -> possible.and(bound.or(diagram.where(question.where(anywhere)))))
                .orElse(possible);
    }

    /** Settings, and what is asked in raw facts, may be whatever they are. */
    private CaseSet whatIsReplaced(CaseSet some) {
        CaseSet free = some;
        for (Attribute attribute : one.vocabulary().of(CaseKind.PUBLICATION)) {
            if (isReplaced(attribute)) {
                free = free.whatever(new OneOf(attribute, attribute.all()));
            }
        }
        return free;
    }

    private boolean isReplaced(Attribute attribute) {
        return attribute.kind() == Attribute.Kind.SETTING
                || (months.isPresent() && attribute.equals(BuiltIn.ACTIVITY))
                || (sectors.isPresent() && attribute.equals(BuiltIn.CARE_SETTING))
                || (days.isPresent()
                        && Set.of(BuiltIn.PHASE, BuiltIn.TYPE10_CUT_OFF).contains(attribute))
                || (addresses.isPresent() && attribute.equals(BuiltIn.ADDRESS_FORM));
    }

    /** Where only other settings differ, what both say of a structure's care setting must still be so. */
    private Condition contradicting() {
        if (place.isEmpty() || sectors.isPresent() || !careRead) {
            return NEVER;
        }
        return new AnyOf(Stream.of(CareSetting.values())
                .<Condition>map(care -> new AllOf(List.of(
                        place.get()
                                .where(answer -> setCare(one, answer)
                                        .filter(care::equals)
                                        .isPresent()),
                        new Not(OneOf.of(BuiltIn.CARE_SETTING, care)))))
                .toList());
    }

    private Optional<CareSetting> setCare(CaseSettings settings, int answer) {
        return places.get(answer).map(settings.care().byStructure()::get);
    }

    /** What a comparison means under one of the policies, in the attributes of the policies and of what is asked. */
    Condition read(OneOf some, boolean first) {
        CaseSettings settings = first ? one : other;
        Attribute attribute = some.attribute();
        if (attribute.kind() == Attribute.Kind.SETTING) {
            return (some.values() >>> attribute.under(settings, LocalDate.EPOCH) & 1) != 0 ? ALWAYS : NEVER;
        }
        if (months.isPresent() && attribute.equals(BuiltIn.ACTIVITY)) {
            return activity(some, settings);
        }
        if (sectors.isPresent() && attribute.equals(BuiltIn.CARE_SETTING)) {
            return care(some, settings, first);
        }
        if (days.isPresent() && (attribute.equals(BuiltIn.PHASE) || attribute.equals(BuiltIn.TYPE10_CUT_OFF))) {
            return days.get()
                    .where(answer -> (some.values() >>> attribute.under(settings, calendar.sample(answer)) & 1) != 0);
        }
        if (ages.isPresent() && (attribute.equals(BuiltIn.USAGE) || attribute.equals(BuiltIn.PREFERENCE))) {
            return answer(some, settings);
        }
        if (addresses.isPresent() && attribute.equals(BuiltIn.ADDRESS_FORM)) {
            return addresses
                    .get()
                    .where(answer -> names(
                            some,
                            (answer >>> (first ? 1 : 0) & 1) == 0
                                    ? AddressForm.CONFORMING
                                    : AddressForm.NON_CONFORMING));
        }
        return some;
    }

    private static boolean names(OneOf some, Enum<?> value) {
        return (some.values() >>> value.ordinal() & 1) != 0;
    }

    private Condition activity(OneOf some, CaseSettings settings) {
        if (settings.activity().exceptions().isEmpty()) {
            return banded(some, MailboxType.PER, Optional.empty(), settings);
        }
        return new AnyOf(places.stream()
                .flatMap(known -> Stream.of(MailboxType.values())
                        .<Condition>map(type -> new AllOf(List.of(
                                at(known), OneOf.of(BuiltIn.MAILBOX_TYPE, type), banded(some, type, known, settings)))))
                .toList());
    }

    private Condition banded(OneOf some, MailboxType type, Optional<StructureName> known, CaseSettings settings) {
        return months.orElseThrow().where(answer -> names(some, band(answer, type, known, settings)));
    }

    private Condition at(Optional<StructureName> known) {
        return place.map(asked -> asked.where(answer -> places.get(answer).equals(known)))
                .orElse(ALWAYS);
    }

    private Condition care(OneOf some, CaseSettings settings, boolean first) {
        Condition bySector = sectors.orElseThrow().where(answer -> {
            Sectors.Pair pair = pairs.pair(answer);
            return names(some, first ? pair.one() : pair.other());
        });
        if (place.isEmpty()) {
            return bySector;
        }
        AskedFact asked = place.get();
        return new AnyOf(List.of(
                asked.where(answer -> setCare(settings, answer)
                        .filter(care -> names(some, care))
                        .isPresent()),
                new AllOf(
                        List.of(asked.where(answer -> setCare(settings, answer).isEmpty()), bySector))));
    }

    /** A refusal of every situation counts for the holder's record only as long as no answer is too old. */
    private Condition answer(OneOf some, CaseSettings settings) {
        Condition expired = ages.orElseThrow().where(answer -> limits.isExpired(answer, settings));
        Condition record = OneOf.of(BuiltIn.CARRIER_KIND, CarrierKind.PRACTITIONER);
        List<Condition> ways = new ArrayList<>(List.of(new AllOf(List.of(new Not(expired), some))));
        if (some.attribute().equals(BuiltIn.PREFERENCE)) {
            ways.add(names(some, Preference.NOT_PREFERRED) ? expired : NEVER);
        } else {
            ways.add(names(some, Usage.EXPIRED) ? new AllOf(List.of(expired, new Not(record))) : NEVER);
            ways.add(names(some, Usage.NOT_ASKED) ? new AllOf(List.of(expired, record)) : NEVER);
        }
        return new AnyOf(ways);
    }
}
