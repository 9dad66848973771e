package fr.balise.operations.following.counting;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.sources.MemoryOverlay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts what is published and what was answered, in each group that a dimension makes. */
public final class Counting {
    private final PublicationFacts facts;
    private final LocalDate asOf;
    private final Measure measure;
    private final Set<String> cameBack;
    private final DirectoryIndex directory;
    private final Map<MailboxAddress, Mailbox> stock = new HashMap<>();
    private final Map<Asked, UsageDeclaration> answers = new HashMap<>();
    private final Set<String> published = new HashSet<>();

    /** What a professional was asked about. */
    private record Asked(MailboxAddress address, SituationId situation) {}

    /**
     * A publication or an answer, with what it counts for.
     *
     * @param professional to whom a personal mailbox is shown to belong; empty for any other
     */
    private record Counted(
            MailboxAddress address,
            CarrierRef carrier,
            Optional<CarrierRef> professional,
            Optional<Structure> structure,
            Set<Indicator> marks) {
        boolean publication() {
            return marks.contains(Indicator.PUBLICATIONS);
        }
    }

    private Counting(PublicationFacts facts, LocalDate asOf, Measure measure, Set<String> cameBack) {
        this.facts = facts;
        this.asOf = asOf;
        this.measure = measure;
        this.cameBack = cameBack;
        this.directory = new DirectoryIndex(facts.carriers());
        facts.mailboxes().forEach(mailbox -> stock.putIfAbsent(mailbox.address(), mailbox));
        facts.declarations().stream()
                .filter(answer -> !answer.declaredOn().isAfter(asOf))
                .sorted(Comparator.comparing(UsageDeclaration::declaredOn))
                .forEach(answer -> answers.put(new Asked(answer.address(), answer.situation()), answer));
        answers.values().removeIf(measure.standing().negate());
    }

    /**
     * Counts.
     *
     * @param cameBack publications that our runs had removed, by {@link MemoryOverlay#place}
     */
    public static Indicators of(PublicationFacts facts, LocalDate asOf, Measure measure, Set<String> cameBack) {
        return new Counting(facts, asOf, measure, cameBack).groups();
    }

    private Indicators groups() {
        List<Counted> all = Stream.concat(publications().stream(), answered()).toList();
        Map<IndicatorDimension, SortedMap<String, Figures>> groups = new EnumMap<>(IndicatorDimension.class);
        for (IndicatorDimension dimension : IndicatorDimension.values()) {
            groups.put(dimension, figures(all, one -> member(one, dimension)));
        }
        return new Indicators(groups);
    }

    private String member(Counted one, IndicatorDimension dimension) {
        return switch (dimension) {
            case ALL -> "";
            case DOMAIN -> one.address().domain();
            case STRUCTURE -> one.structure().map(Counting::number).orElse("");
            case SETTING -> one.structure().map(measure.setting()).orElse("");
        };
    }

    /** The FINESS number, else the first that there is. */
    public static String number(Structure structure) {
        return structure.identifiers().stream()
                .min(Comparator.comparing((Identifier id) -> !id.system().contains("finess"))
                        .thenComparing(Comparator.naturalOrder()))
                .map(Identifier::value)
                .orElse(structure.ref().toString());
    }

    private List<Counted> publications() {
        List<Counted> all = new ArrayList<>();
        for (Carrier carrier : directory.carriers()) {
            Optional<Structure> structure = structure(carrier);
            for (Attachment shown : carrier.attachments()) {
                if (facts.operator().owns(shown.address())) {
                    published.add(MemoryOverlay.place(
                            carrier.ref().toString(), shown.address().value()));
                    all.add(new Counted(
                            shown.address(),
                            carrier.ref(),
                            professional(carrier).filter(whom -> type(shown) == MailboxType.PER),
                            structure,
                            marks(carrier, structure, shown)));
                }
            }
        }
        return all;
    }

    private Set<Indicator> marks(Carrier carrier, Optional<Structure> structure, Attachment shown) {
        Optional<Mailbox> mailbox = Optional.ofNullable(stock.get(shown.address()));
        Optional<LocalDate> used = mailbox.flatMap(Mailbox::lastActivity);
        Set<Indicator> marks = EnumSet.of(Indicator.PUBLICATIONS);
        mark(marks, Indicator.ACTIVITY_UNKNOWN, used.isEmpty());
        mark(marks, Indicator.UNUSED, used.filter(this::tooLongAgo).isPresent());
        mark(marks, Indicator.UNANSWERED, unanswered(carrier, shown.address()));
        mark(
                marks,
                Indicator.TYPE_10,
                mailbox.filter(known -> known.holder() instanceof Holder.ByAddress)
                        .isPresent());
        mark(marks, Indicator.CLOSED_PLACES, closed(carrier, structure));
        mark(
                marks,
                Indicator.RED_LIST_SHOWN,
                mailbox.filter(Mailbox::redList).isPresent() && shownOpenly(carrier, shown));
        mark(
                marks,
                Indicator.CAME_BACK,
                cameBack.contains(MemoryOverlay.place(
                        carrier.ref().toString(), shown.address().value())));
        return marks;
    }

    private static void mark(Set<Indicator> marks, Indicator indicator, boolean counts) {
        if (counts) {
            marks.add(indicator);
        }
    }

    private boolean tooLongAgo(LocalDate used) {
        return ChronoUnit.MONTHS.between(used, asOf) >= measure.unusedMonths();
    }

    private boolean unanswered(Carrier carrier, MailboxAddress address) {
        return carrier instanceof PracticeSituation situation
                && situation.active()
                && situation
                        .situationId()
                        .filter(id -> answers.containsKey(new Asked(address, id)))
                        .isEmpty();
    }

    private boolean closed(Carrier carrier, Optional<Structure> structure) {
        boolean person = carrier instanceof PracticeSituation situation
                && carrier(situation.practitioner())
                        .filter(whom -> !whom.active())
                        .isPresent();
        return !carrier.active()
                || person
                || structure.filter(where -> !where.active()).isPresent();
    }

    /** The public data hide the mark on a professional's record: there nothing is known unless it is said. */
    private static boolean shownOpenly(Carrier carrier, Attachment shown) {
        return carrier.ref().kind() == CarrierKind.PRACTITIONER
                ? shown.redList().filter(hidden -> !hidden).isPresent()
                : !shown.redList().orElse(false);
    }

    /** Call after {@link #publications}, which notes what is published. */
    private Stream<Counted> answered() {
        return answers.values().stream()
                .filter(answer -> facts.operator().owns(answer.address()))
                .flatMap(answer -> directory.situations(answer.situation()).stream()
                        .filter(Carrier::active)
                        .limit(1)
                        .map(situation -> answered(answer, situation)));
    }

    private Counted answered(UsageDeclaration answer, PracticeSituation situation) {
        Set<Indicator> marks = EnumSet.of(Indicator.ANSWERS);
        boolean shown = published.contains(
                MemoryOverlay.place(situation.ref().toString(), answer.address().value()));
        mark(marks, Indicator.ANSWERS_WANTED, answer.wanted());
        mark(marks, Indicator.ANSWERS_FOLLOWED, answer.wanted() == shown);
        return new Counted(answer.address(), situation.ref(), Optional.empty(), structure(situation), marks);
    }

    private MailboxType type(Attachment shown) {
        Mailbox known = stock.get(shown.address());
        return known == null ? shown.type() : known.type();
    }

    private static Optional<CarrierRef> professional(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            return situation.practitioner().carrier();
        }
        return carrier instanceof Carrier.Practitioner ? Optional.of(carrier.ref()) : Optional.empty();
    }

    private Optional<Structure> structure(Carrier carrier) {
        Optional<Carrier> where =
                carrier instanceof PracticeSituation situation ? carrier(situation.structure()) : Optional.of(carrier);
        return where.filter(Structure.class::isInstance).map(Structure.class::cast);
    }

    private Optional<Carrier> carrier(Reference reference) {
        return reference.carrier().flatMap(directory::carrier);
    }

    private static SortedMap<String, Figures> figures(List<Counted> all, Function<Counted, String> member) {
        SortedMap<String, List<Counted>> members = new TreeMap<>();
        all.forEach(one -> members.computeIfAbsent(member.apply(one), none -> new ArrayList<>())
                .add(one));
        SortedMap<String, Figures> figures = new TreeMap<>();
        members.forEach((name, group) -> figures.put(name, figures(group)));
        return figures;
    }

    private static Figures figures(List<Counted> group) {
        Map<Indicator, Long> counts = new EnumMap<>(Indicator.class);
        Set<MailboxAddress> addresses = new HashSet<>();
        Map<CarrierRef, Set<MailboxAddress>> people = new HashMap<>();
        Map<CarrierRef, Set<MailboxAddress>> situations = new HashMap<>();
        for (Counted one : group) {
            one.marks().forEach(mark -> counts.merge(mark, 1L, Long::sum));
            if (one.publication()) {
                addresses.add(one.address());
            }
            one.professional().ifPresent(whom -> {
                add(people, whom, one.address());
                if (one.carrier().kind() == CarrierKind.SITUATION) {
                    add(situations, one.carrier(), one.address());
                }
            });
        }
        counts.put(Indicator.ADDRESSES, (long) addresses.size());
        counts.put(Indicator.WITH_ONE, holding(people, 1, 1));
        counts.put(Indicator.WITH_TWO, holding(people, 2, 2));
        counts.put(Indicator.WITH_MORE, holding(people, 3, Integer.MAX_VALUE));
        counts.put(Indicator.SEVERAL_PERSONAL, holding(situations, 2, Integer.MAX_VALUE));
        return new Figures(counts);
    }

    private static void add(Map<CarrierRef, Set<MailboxAddress>> to, CarrierRef whom, MailboxAddress address) {
        to.computeIfAbsent(whom, none -> new HashSet<>()).add(address);
    }

    private static long holding(Map<CarrierRef, Set<MailboxAddress>> all, int least, int most) {
        return all.values().stream()
                .filter(addresses -> addresses.size() >= least && addresses.size() <= most)
                .count();
    }
}
