package fr.balise.core.planning.planner;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Impact.StructureImpact;
import fr.balise.core.planning.Impact.Tally;
import fr.balise.core.planning.change.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what a list of changes takes away. */
final class ImpactMeasure {
    private final PublicationFacts facts;
    private final Set<Place> before = new HashSet<>();
    private final Set<Place> after = new HashSet<>();
    private final Map<CarrierRef, CarrierRef> structureOf = new HashMap<>();

    /** A mailbox that is shown somewhere. */
    private record Place(CarrierRef carrier, MailboxAddress address, MailboxType type) {
        // Where it stands tells publications apart: the type that the directory shows may not be the stock's.
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && carrier.equals(place.carrier) && address.equals(place.address);
        }

        @Override
        public int hashCode() {
            return 31 * carrier.hashCode() + address.hashCode();
        }
    }

    private ImpactMeasure(PublicationFacts facts, List<Change> changes) {
        this.facts = facts;
        for (Carrier carrier : facts.carriers()) {
            for (Attachment shown : carrier.attachments()) {
                before.add(new Place(carrier.ref(), shown.address(), shown.type()));
            }
            if (carrier instanceof PracticeSituation situation) {
                situation.structure().carrier().ifPresent(structure -> structureOf.put(carrier.ref(), structure));
            } else if (carrier instanceof Structure) {
                structureOf.put(carrier.ref(), carrier.ref());
            }
        }
        after.addAll(before);
        for (Change change : changes) {
            Change.Place changed = change.place();
            Place place = new Place(changed.carrier(), changed.address(), changed.type());
            if (change instanceof Change.Attach) {
                after.add(place);
            } else if (change instanceof Change.Detach) {
                after.remove(place);
            }
        }
    }

    static Impact of(PublicationFacts facts, List<Change> changes) {
        ImpactMeasure measure = new ImpactMeasure(facts, changes);
        return new Impact(
                measure.tallies(Place::type),
                measure.tallies(place -> place.address().domain()),
                measure.structures(),
                measure.leftWithoutAddress(),
                measure.protectedRemoved(),
                SourceCounts.of(facts));
    }

    /** An address that is shown elsewhere afterwards stays, whatever type the directory says it has there. */
    private <K extends Comparable<K>> SortedMap<K, Tally> tallies(Function<Place, K> group) {
        Set<MailboxAddress> shownAfter = addresses(after.stream());
        SortedMap<K, Tally> tallies = new TreeMap<>();
        ownBefore()
                .collect(Collectors.groupingBy(group))
                .forEach((key, places) -> tallies.put(key, tally(places, shownAfter)));
        return tallies;
    }

    private Stream<Place> ownBefore() {
        return before.stream().filter(place -> facts.operator().owns(place.address()));
    }

    private static Set<MailboxAddress> addresses(Stream<Place> places) {
        return places.map(Place::address).collect(Collectors.toSet());
    }

    private Tally tally(List<Place> places, Set<MailboxAddress> shownAfter) {
        long removed = places.stream().filter(place -> !after.contains(place)).count();
        long kept =
                addresses(places.stream()).stream().filter(shownAfter::contains).count();
        return new Tally(places.size(), (int) removed, (int) kept);
    }

    private List<StructureImpact> structures() {
        Map<CarrierRef, List<Place>> shownBefore = inStructures(ownBefore());
        Map<CarrierRef, List<Place>> shownAfter = inStructures(after.stream());
        Map<CarrierRef, Carrier> known = new HashMap<>();
        facts.carriers().forEach(carrier -> {
            if (shownBefore.containsKey(carrier.ref())) {
                known.put(carrier.ref(), carrier);
            }
        });
        return shownBefore.entrySet().stream()
                .map(entry -> structure(
                        entry.getKey(),
                        Optional.ofNullable(known.get(entry.getKey())),
                        tally(
                                entry.getValue(),
                                addresses(shownAfter.getOrDefault(entry.getKey(), List.of()).stream()))))
                .filter(structure -> structure.tally().removed() > 0)
                .toList();
    }

    private static StructureImpact structure(CarrierRef ref, Optional<Carrier> known, Tally tally) {
        return new StructureImpact(
                name(ref, known.map(Carrier::label).orElse("")),
                known.filter(Carrier::active).isPresent(),
                tally);
    }

    private Map<CarrierRef, List<Place>> inStructures(Stream<Place> places) {
        Map<CarrierRef, List<Place>> inStructures = new TreeMap<>();
        places.forEach(place -> Optional.ofNullable(structureOf.get(place.carrier()))
                .ifPresent(structure -> inStructures
                        .computeIfAbsent(structure, none -> new ArrayList<>())
                        .add(place)));
        return inStructures;
    }

    private List<String> protectedRemoved() {
        Set<Place> gone = new HashSet<>(before);
        gone.removeAll(after);
        Set<CarrierRef> losing = gone.stream()
                .map(place -> structureOf.get(place.carrier()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Stream<String> addresses = gone.stream()
                .map(Place::address)
                .filter(facts.operator().protection().addresses()::contains)
                .map(MailboxAddress::value);
        Stream<String> structures = facts.carriers().stream()
                .filter(carrier -> losing.contains(carrier.ref()))
                .flatMap(carrier -> carrier.identifiers().stream())
                .filter(facts.operator().protection().structures()::contains)
                .map(Identifier::value);
        return Stream.concat(addresses, structures).distinct().sorted().toList();
    }

    /** A professional is reachable through their own record and their situations; a closed record is reached by nobody. */
    private List<LastAddress> leftWithoutAddress() {
        Map<CarrierRef, List<CarrierRef>> places = new TreeMap<>();
        Map<CarrierRef, String> labels = new HashMap<>();
        Set<CarrierRef> closed = new HashSet<>();
        for (Carrier carrier : facts.carriers()) {
            if (carrier instanceof Practitioner && !carrier.active()) {
                closed.add(carrier.ref());
            } else if (carrier instanceof Practitioner) {
                places.computeIfAbsent(carrier.ref(), none -> new ArrayList<>()).add(carrier.ref());
                labels.put(carrier.ref(), carrier.label());
            } else if (carrier instanceof PracticeSituation situation) {
                situation
                        .practitioner()
                        .carrier()
                        .ifPresent(professional -> places.computeIfAbsent(professional, none -> new ArrayList<>())
                                .add(situation.ref()));
            }
        }
        closed.forEach(places::remove);
        Map<CarrierRef, Set<String>> had = byCarrier(before);
        Map<CarrierRef, Set<String>> has = byCarrier(after);
        List<LastAddress> left = new ArrayList<>();
        places.forEach((professional, refs) -> {
            Set<String> lost = new TreeSet<>();
            refs.forEach(ref -> lost.addAll(had.getOrDefault(ref, Set.of())));
            if (!lost.isEmpty() && refs.stream().noneMatch(has::containsKey)) {
                left.add(new LastAddress(name(professional, labels.getOrDefault(professional, "")), List.copyOf(lost)));
            }
        });
        left.sort(Comparator.comparing(LastAddress::practitioner));
        return List.copyOf(left);
    }

    private static Map<CarrierRef, Set<String>> byCarrier(Set<Place> places) {
        Map<CarrierRef, Set<String>> addresses = new HashMap<>();
        places.forEach(place -> addresses
                .computeIfAbsent(place.carrier(), none -> new TreeSet<>())
                .add(place.address().value()));
        return addresses;
    }

    private static String name(CarrierRef ref, String label) {
        return label.isEmpty() ? ref.toString() : label + " (" + ref + ")";
    }
}
