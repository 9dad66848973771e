package fr.balise.core.planning.parts;

import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Impact.Tally;
import fr.balise.core.planning.parts.ImpactPart.InStructure;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what the parts of a plan take away. */
final class ImpactSum {
    private final SortedMap<MailboxType, Tally> types = new TreeMap<>();
    private final SortedMap<String, Tally> domains = new TreeMap<>();
    private final SortedMap<String, Integer> sources = new TreeMap<>();
    private final SortedSet<String> protectedRemoved = new TreeSet<>();
    private final Sorting sorting;
    private final Sorting.Sorted<InStructure> structures;
    private final Sorting.Sorted<LastAddress> left;

    ImpactSum(Sorting sorting) {
        this.sorting = sorting;
        this.structures =
                sorting.by(InStructure.class, Comparator.comparing(InStructure::structure), InStructure::plus);
        this.left =
                sorting.by(LastAddress.class, Comparator.comparing(LastAddress::practitioner), PlanAssembly.earlier());
    }

    void add(ImpactPart part) {
        part.types().forEach((type, tally) -> types.merge(type, tally, Tally::plus));
        part.domains().forEach((domain, tally) -> domains.merge(domain, tally, Tally::plus));
        part.structures().forEach(structures::add);
        part.left().forEach(left::add);
        part.sources().forEach((source, count) -> sources.merge(source, count, Integer::sum));
        protectedRemoved.addAll(part.protectedRemoved());
    }

    Impact of(Census census) {
        sources.putAll(census.directory());
        Sorting.Sorted<InStructure> losing =
                sorting.by(InStructure.class, Comparator.comparing(InStructure::structure), PlanAssembly.earlier());
        for (InStructure structure : structures.list()) {
            if (structure.impact().tally().removed() > 0) {
                losing.add(structure);
            }
        }
        return new Impact(
                types,
                domains,
                StoredList.each(losing.list(), InStructure::impact),
                left.list(),
                protectedRemoved.stream().toList(),
                sources);
    }
}
