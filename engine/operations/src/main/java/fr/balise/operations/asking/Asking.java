package fr.balise.operations.asking;

import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.operations.asking.Question.Effect;
import fr.balise.operations.asking.Question.Effects;
import fr.balise.operations.planning.PolicyInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds whom to ask what: each question whose answer would change what is published, now or when a phase begins. */
public final class Asking {
    private final PolicyInForce policy;
    private final PublicationFacts facts;
    private final LocalDate asOf;
    private final DirectoryIndex directory;
    private final EarlierAnswers earlier;
    private final Collection<AskedPlace> places;
    private final PlansByAnswer plans;
    private final SortedSet<LocalDate> phases;
    private final SortedSet<LocalDate> days;
    private final Map<MailboxAddress, Mailbox> stock;
    private final Map<CarrierRef, Long> mailboxesOn;
    private final Map<CarrierRef, List<MailboxAddress>> contacts;

    private Asking(PolicyInForce policy, PublicationFacts facts, Schedule schedule) {
        this.policy = policy;
        this.facts = facts;
        this.asOf = schedule.asks();
        this.directory = new DirectoryIndex(facts.carriers());
        this.earlier = new EarlierAnswers(directory, facts.declarations(), asOf);
        this.places = OpenPlaces.of(policy.engine(), facts, directory, earlier, asOf, schedule.ends());
        this.plans = new PlansByAnswer(policy.engine(), facts, places, asOf);
        this.phases = phases(policy.policy().caseSettings());
        this.days = new TreeSet<>(phases);
        expiries(policy.policy().caseSettings()).forEach(days::add);
        this.stock = facts.mailboxes().stream()
                .collect(Collectors.toMap(Mailbox::address, mailbox -> mailbox, (first, other) -> first));
        this.mailboxesOn = places.stream()
                .collect(Collectors.groupingBy(place -> place.situation().ref(), Collectors.counting()));
        this.contacts = contacts(facts, directory);
    }

    /** The campaign of that schedule; its effects are those of answers given on its first day. */
    public static Campaign campaign(PolicyInForce policy, PublicationFacts facts, Schedule schedule) {
        return new Asking(policy, facts, schedule).campaign(schedule);
    }

    /** The days on which rules may begin to say something else. */
    private SortedSet<LocalDate> phases(CaseSettings settings) {
        SortedSet<LocalDate> phaseDays = new TreeSet<>(Set.of(asOf));
        Stream.of(settings.transitionFrom(), settings.targetFrom(), settings.type10CutOff())
                .filter(day -> day.isAfter(asOf))
                .forEach(phaseDays::add);
        return phaseDays;
    }

    private Stream<LocalDate> expiries(CaseSettings settings) {
        return places.stream()
                .flatMap(place -> earlier
                        .find(place.address(), place.situation())
                        .filter(answer -> answer.situation().equals(place.id()))
                        .flatMap(answer -> settings.usageMonths().map(answer.declaredOn()::plusMonths))
                        .map(last -> last.plusDays(1))
                        .filter(day -> day.isAfter(asOf))
                        .stream());
    }

    private Campaign campaign(Schedule schedule) {
        SortedMap<CarrierRef, List<Question>> asked = new TreeMap<>();
        places.forEach(place -> question(place)
                .ifPresent(question -> place.situation()
                        .practitioner()
                        .carrier()
                        .ifPresent(who -> asked.computeIfAbsent(who, none -> new ArrayList<>())
                                .add(question))));
        Map<IdNatPs, List<MailboxAddress>> reached = reached();
        List<Professional> professionals = asked.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(each -> each.why() != Question.Why.CONTACT))
                .map(entry -> professional(entry.getKey(), entry.getValue(), reached))
                .sorted(Professional.BY_URGENCY)
                .toList();
        return new Campaign(
                Campaign.SCHEMA,
                new Plan.PolicyRef(
                        policy.policy().name(),
                        policy.policy().version(),
                        policy.policy().digest(),
                        policy.policy().bundleDigest(),
                        policy.proof()),
                new Plan.OperatorRef(
                        facts.operator().name(), List.copyOf(facts.operator().domains())),
                facts.inputs(),
                asOf,
                schedule,
                professionals);
    }

    private Optional<Question> question(AskedPlace place) {
        return effects(place).map(effects -> {
            Mailbox mailbox = Objects.requireNonNull(stock.get(place.address()));
            return new Question(
                    Question.id(place.address(), place.id()),
                    place.address(),
                    mailbox.type(),
                    place.id(),
                    label(place),
                    place.why(),
                    place.published(),
                    mailbox.redList(),
                    earlier.find(place.address(), place.situation()),
                    policy.policy().caseSettings().ranking() == Ranking.ON
                            && mailboxesOn.getOrDefault(place.situation().ref(), 0L) > 1,
                    effects,
                    days.stream()
                            .filter(day -> plans.silent(day).effect(place) == Effect.ENDS)
                            .filter(day -> plans.yes(day).effect(place) != Effect.ENDS)
                            .findFirst(),
                    plans.no(effects.on()).leavingRecords().contains(place.address())
                            && !plans.silent(effects.on()).leavingRecords().contains(place.address()));
        });
    }

    private Optional<Effects> effects(AskedPlace place) {
        return phases.stream()
                .map(day -> new Effects(
                        day,
                        plans.yes(day).effect(place),
                        plans.no(day).effect(place),
                        plans.silent(day).effect(place)))
                .filter(effects -> effects.yes() != effects.no() || effects.yes() != effects.silence())
                .findFirst();
    }

    private String label(AskedPlace place) {
        return place.situation()
                .structure()
                .carrier()
                .flatMap(directory::carrier)
                .map(Carrier::label)
                .filter(label -> !label.isBlank())
                .orElse(place.situation().label());
    }

    /** At which of their own mailboxes professionals are reached, the one used last first. */
    private Map<IdNatPs, List<MailboxAddress>> reached() {
        Map<IdNatPs, List<MailboxAddress>> reached = new HashMap<>();
        facts.mailboxes().stream()
                .filter(mailbox -> mailbox.type() == MailboxType.PER && mailbox.status() == MailboxStatus.ACTIVE)
                .filter(mailbox -> facts.operator().owns(mailbox.address()))
                .sorted(Comparator.comparing(
                                (Mailbox mailbox) -> mailbox.lastActivity().orElse(LocalDate.MIN))
                        .reversed()
                        .thenComparing(Mailbox::address))
                .forEach(mailbox -> {
                    if (mailbox.holder() instanceof Holder.National national) {
                        reached.computeIfAbsent(national.id(), none -> new ArrayList<>())
                                .add(mailbox.address());
                    }
                });
        return reached;
    }

    private Professional professional(
            CarrierRef ref, List<Question> questions, Map<IdNatPs, List<MailboxAddress>> reached) {
        Optional<Practitioner> known =
                directory.carrier(ref).filter(Practitioner.class::isInstance).map(Practitioner.class::cast);
        SortedSet<String> ids = new TreeSet<>();
        known.ifPresent(practitioner -> practitioner.nationalIds().forEach(id -> ids.add(id.value())));
        String name = known.map(Carrier::label).orElse("");
        String inImpact = name.isEmpty() ? ref.toString() : name + " (" + ref + ")";
        return new Professional(
                ids.stream()
                        .filter(id -> id.startsWith("8"))
                        .map(id -> id.substring(1))
                        .findFirst()
                        .or(() -> ids.stream().findFirst())
                        .orElse(ref.id()),
                name,
                known.stream()
                        .flatMap(practitioner ->
                                practitioner.nationalIds().stream().sorted(Comparator.comparing(IdNatPs::value)))
                        .flatMap(id -> reached.getOrDefault(id, List.of()).stream())
                        .distinct()
                        .toList(),
                contacts(questions),
                days.stream()
                        .filter(day -> plans.silent(day).withoutAddress().contains(inImpact))
                        .anyMatch(day -> !plans.yes(day).withoutAddress().contains(inImpact)),
                questions.stream().sorted(ORDER).toList());
    }

    private static final Comparator<Question> ORDER = Comparator.comparing(
                    (Question each) -> each.endsOn().orElse(LocalDate.MAX))
            .thenComparing(each -> each.why() == Question.Why.CONTACT)
            .thenComparing(Question::place)
            .thenComparing(each -> each.situation().value())
            .thenComparing(Question::address);

    /** Mailboxes of the structures in which the professional is asked about a situation. */
    private List<MailboxAddress> contacts(List<Question> questions) {
        return questions.stream()
                .flatMap(question -> directory.situations(question.situation()).stream())
                .flatMap(situation -> situation.structure().carrier().stream())
                .flatMap(structure -> contacts.getOrDefault(structure, List.of()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<CarrierRef, List<MailboxAddress>> contacts(PublicationFacts facts, DirectoryIndex directory) {
        Map<CarrierRef, List<MailboxAddress>> contacts = new HashMap<>();
        OpenPlaces.organisational(facts)
                .forEach(mailbox -> mailbox.structure()
                        .flatMap(directory::structure)
                        .ifPresent(structure -> contacts.computeIfAbsent(structure.ref(), none -> new ArrayList<>())
                                .add(mailbox.address())));
        return contacts;
    }
}
