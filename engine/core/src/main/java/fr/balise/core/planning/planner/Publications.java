package fr.balise.core.planning.planner;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.Operator.Protection;
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
import fr.balise.core.planning.parts.ImpactPart;
import fr.balise.core.planning.parts.ImpactPart.InStructure;
import fr.balise.core.planning.parts.SourceCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the directory shows; it tells what changes take away from that, at the cost of the changes alone. */
final class Publications {
    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final SortedMap<String, Integer> sources;
    private final boolean whole;
    private final List<Shown> all = new ArrayList<>();
    private final Map<CarrierRef, List<Shown>> byCarrier = new HashMap<>();
    private final Map<MailboxAddress, Address> addresses = new HashMap<>();
    private final Map<CarrierRef, List<Shown>> ownByStructure = new HashMap<>();
    private final SortedMap<MailboxType, List<Shown>> ownByType = new TreeMap<>();
    private final SortedMap<String, List<Shown>> ownByDomain = new TreeMap<>();

    /** An address that is shown somewhere; numbered, so that sets of them are bits. */
    private static final class Address {
        private final int number;
        private int times;

        private Address(int number) {
            this.number = number;
        }
    }

    /** A mailbox on a carrier; numbered likewise. */
    private record Shown(int number, Carrier carrier, MailboxAddress value, Address address) {}

    /** @param whole false where other parts of the facts may take something away in the same structures */
    Publications(PublicationFacts facts, DirectoryIndex directory, boolean whole) {
        this.whole = whole;
        this.facts = facts;
        this.directory = directory;
        this.sources = SourceCounts.of(facts);
        for (Carrier carrier : facts.carriers()) {
            carrier.attachments().forEach(attachment -> add(carrier, attachment));
        }
    }

    private void add(Carrier carrier, Attachment attachment) {
        if (find(carrier.ref(), attachment.address()).isPresent()) {
            return;
        }
        Address address = addresses.computeIfAbsent(attachment.address(), none -> new Address(addresses.size()));
        address.times++;
        Shown shown = new Shown(all.size(), carrier, attachment.address(), address);
        all.add(shown);
        group(byCarrier, carrier.ref(), shown);
        if (facts.operator().owns(shown.value())) {
            // The type that the directory shows may not be the stock's.
            group(ownByType, attachment.type(), shown);
            group(ownByDomain, shown.value().domain(), shown);
            structureOf(carrier).ifPresent(structure -> group(ownByStructure, structure, shown));
        }
    }

    private static <K> void group(Map<K, List<Shown>> groups, K key, Shown shown) {
        groups.computeIfAbsent(key, none -> new ArrayList<>(1)).add(shown);
    }

    private Optional<Shown> find(CarrierRef carrier, MailboxAddress address) {
        return byCarrier.getOrDefault(carrier, List.of()).stream()
                .filter(shown -> shown.value().equals(address))
                .findFirst();
    }

    private static Optional<CarrierRef> structureOf(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            return situation.structure().carrier();
        }
        return carrier instanceof Structure ? Optional.of(carrier.ref()) : Optional.empty();
    }

    private static Optional<CarrierRef> professionalOf(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            return situation.practitioner().carrier();
        }
        return carrier instanceof Practitioner ? Optional.of(carrier.ref()) : Optional.empty();
    }

    /** What is shown once those changes are made. */
    After after(Collection<Change> changes) {
        return new After(changes);
    }

    /** What is shown once changes are made. */
    final class After {
        private final BitSet gone = new BitSet();
        private final BitSet nowhere = new BitSet();
        private final Map<CarrierRef, Set<MailboxAddress>> come = new HashMap<>();

        private After(Collection<Change> changes) {
            int[] times = new int[addresses.size()];
            addresses.values().forEach(address -> times[address.number] = address.times);
            for (Change change : changes) {
                CarrierRef carrier = change.place().carrier();
                MailboxAddress address = change.place().address();
                Optional<Shown> there = find(carrier, address);
                if (change instanceof Change.Attach && there.isEmpty()) {
                    come.computeIfAbsent(carrier, none -> new HashSet<>(2)).add(address);
                    Optional.ofNullable(addresses.get(address)).ifPresent(known -> times[known.number]++);
                } else if (change instanceof Change.Detach && there.isPresent()) {
                    gone.set(there.get().number());
                    times[there.get().address().number]--;
                }
            }
            for (int number = 0; number < times.length; number++) {
                nowhere.set(number, times[number] <= 0);
            }
        }

        /** What is taken away. */
        Impact impact() {
            return new Impact(
                    tallies(ownByType),
                    tallies(ownByDomain),
                    structures().stream().map(InStructure::impact).toList(),
                    left(),
                    protectedRemoved(),
                    sources);
        }

        /** What of it is added to what other parts take away. */
        ImpactPart part() {
            return new ImpactPart(
                    tallies(ownByType), tallies(ownByDomain), structures(), left(), protectedRemoved(), sources);
        }

        /** An address that is shown elsewhere afterwards stays, whatever type the directory says it has there. */
        private <K> SortedMap<K, Tally> tallies(SortedMap<K, List<Shown>> groups) {
            SortedMap<K, Tally> tallies = new TreeMap<>();
            groups.forEach((key, group) -> tallies.put(key, tally(group, nowhere)));
            return tallies;
        }

        private Tally tally(List<Shown> group, BitSet lost) {
            int removed = 0;
            BitSet kept = new BitSet();
            for (Shown shown : group) {
                removed += gone.get(shown.number()) ? 1 : 0;
                kept.set(shown.address().number);
            }
            kept.andNot(lost);
            return new Tally(group.size(), removed, kept.cardinality());
        }

        private Stream<Shown> removed() {
            return gone.stream().mapToObj(all::get);
        }

        private Stream<CarrierRef> structuresLosing() {
            return removed()
                    .map(Shown::carrier)
                    .flatMap(carrier -> structureOf(carrier).stream())
                    .distinct();
        }

        private List<InStructure> structures() {
            Map<CarrierRef, Set<MailboxAddress>> comeThere = new HashMap<>();
            come.forEach((ref, added) -> directory
                    .carrier(ref)
                    .flatMap(Publications::structureOf)
                    .ifPresent(structure -> comeThere
                            .computeIfAbsent(structure, none -> new HashSet<>())
                            .addAll(added)));
            return (whole ? structuresLosing() : ownByStructure.keySet().stream())
                    .filter(ownByStructure::containsKey)
                    .sorted()
                    .map(structure -> structure(structure, comeThere.getOrDefault(structure, Set.of())))
                    .filter(structure -> !whole || structure.impact().tally().removed() > 0)
                    .toList();
        }

        private InStructure structure(CarrierRef ref, Set<MailboxAddress> added) {
            List<Shown> group = ownByStructure.getOrDefault(ref, List.of());
            BitSet lost = new BitSet();
            group.forEach(shown -> lost.set(shown.address().number));
            group.stream()
                    .filter(shown -> !gone.get(shown.number()) || added.contains(shown.value()))
                    .forEach(shown -> lost.clear(shown.address().number));
            boolean open = directory.carrier(ref).filter(Carrier::active).isPresent();
            return new InStructure(ref, new StructureImpact(name(ref), open, tally(group, lost)));
        }

        private List<String> protectedRemoved() {
            Protection names = facts.operator().protection();
            Stream<String> mailboxes = removed()
                    .map(Shown::value)
                    .filter(names.addresses()::contains)
                    .map(MailboxAddress::value);
            Stream<String> structures = names.structures().isEmpty()
                    ? Stream.empty()
                    : structuresLosing()
                            .flatMap(ref -> directory.carrier(ref).stream())
                            .flatMap(carrier -> carrier.identifiers().stream())
                            .filter(names.structures()::contains)
                            .map(Identifier::value);
            return Stream.concat(mailboxes, structures).distinct().sorted().toList();
        }

        private List<LastAddress> left() {
            return professionals(removed().map(Shown::carrier))
                    .filter(professional -> shownAfter(professional).findAny().isEmpty())
                    .map(professional -> named(professional, shownBefore(professional)))
                    .sorted(Comparator.comparing(LastAddress::practitioner))
                    .toList();
        }

        /** Professionals who show nothing now, and then show a mailbox. */
        List<LastAddress> reached() {
            return professionals(come.keySet().stream().flatMap(ref -> directory.carrier(ref).stream()))
                    .filter(professional -> shownBefore(professional).findAny().isEmpty())
                    .map(professional -> named(professional, shownAfter(professional)))
                    .sorted(Comparator.comparing(LastAddress::practitioner))
                    .toList();
        }

        private Stream<MailboxAddress> shownAfter(CarrierRef professional) {
            return reachedThrough(professional)
                    .flatMap(ref -> Stream.concat(
                            byCarrier.getOrDefault(ref, List.of()).stream()
                                    .filter(shown -> !gone.get(shown.number()))
                                    .map(Shown::value),
                            come.getOrDefault(ref, Set.of()).stream()));
        }
    }

    private Stream<MailboxAddress> shownBefore(CarrierRef professional) {
        return reachedThrough(professional)
                .flatMap(ref -> byCarrier.getOrDefault(ref, List.of()).stream())
                .map(Shown::value);
    }

    /** A professional is reachable through their own record and their situations. */
    private Stream<CarrierRef> reachedThrough(CarrierRef professional) {
        return Stream.concat(
                Stream.of(professional),
                directory.situationsOf(professional).stream().map(Carrier::ref));
    }

    /** Whose carriers these are, in order; a closed record is reached by nobody. */
    private Stream<CarrierRef> professionals(Stream<Carrier> carriers) {
        return carriers.flatMap(carrier -> professionalOf(carrier).stream())
                .distinct()
                .filter(ref -> directory
                        .carrier(ref)
                        .filter(record -> record instanceof Practitioner && !record.active())
                        .isEmpty())
                .sorted();
    }

    private LastAddress named(CarrierRef professional, Stream<MailboxAddress> mailboxes) {
        List<String> sorted =
                mailboxes.map(MailboxAddress::value).distinct().sorted().toList();
        return new LastAddress(name(professional), sorted);
    }

    private String name(CarrierRef ref) {
        String label = directory.carrier(ref).map(Carrier::label).orElse("");
        return label.isEmpty() ? ref.toString() : label + " (" + ref + ")";
    }
}
