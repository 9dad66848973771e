package fr.balise.core.planning;

import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.parts.SourceCounts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan takes away and what it was made from, against which limits are checked before anything is sent.
 *
 * @param types the operator's publications by mailbox type
 * @param domains the same by mail domain
 * @param structures those structures that lose a publication, on their own record or on their situations
 * @param leftWithoutAddress professionals who show at least one mailbox now, and none once the plan is applied
 * @param protectedRemoved addresses, and identifiers of structures, that the operator protects and that lose a publication
 * @param sources how much each source held, as {@link SourceCounts} names them; of a part of what an operator has, only that it is
 *     one
 */
public record Impact(
        SortedMap<MailboxType, Tally> types,
        SortedMap<String, Tally> domains,
        List<StructureImpact> structures,
        List<LastAddress> leftWithoutAddress,
        List<String> protectedRemoved,
        SortedMap<String, Integer> sources) {
    /**
     * A number of publications, and what becomes of them.
     *
     * @param published there when the directory was read
     * @param removed of them, those that the plan detaches
     * @param kept addresses of them that are still shown somewhere among them afterwards
     */
    public record Tally(int published, int removed, int kept) {
        /** True when not one of the addresses stays. */
        public boolean whole() {
            return published > 0 && kept == 0;
        }

        /** Of addresses that are not among the other's. */
        public Tally plus(Tally other) {
            return new Tally(published + other.published, removed + other.removed, kept + other.kept);
        }
    }

    /**
     * A structure that loses publications.
     *
     * @param name for people, with its name in the directory
     * @param open false when the directory has closed it
     */
    public record StructureImpact(String name, boolean open, Tally tally) {}

    /** A professional whose last mailbox goes. */
    public record LastAddress(String practitioner, List<String> mailboxes) {}

    /** The same of a part of what an operator has: how much was read says nothing of the whole. */
    Impact ofPart() {
        return new Impact(
                types,
                domains,
                structures,
                leftWithoutAddress,
                protectedRemoved,
                new TreeMap<>(Map.of(SourceCounts.PART, 1)));
    }

    /** False for what says of itself that it is a part of what an operator has: nothing can be measured against that. */
    public boolean ofWhole() {
        return !sources.containsKey(SourceCounts.PART);
    }

    /** How many publications the operator has. */
    public int published() {
        return types.values().stream().mapToInt(Tally::published).sum();
    }

    /** How many of them the plan removes. */
    public int removed() {
        return types.values().stream().mapToInt(Tally::removed).sum();
    }
}
