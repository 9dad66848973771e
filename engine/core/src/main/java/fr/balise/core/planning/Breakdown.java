package fr.balise.core.planning;

import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes of a plan, counted.
 *
 * @param byReason each change counts once for each rule that decided it
 * @param byStructure those in which most changes are, first; changes where no structure is known are not among them
 */
public record Breakdown(
        SortedMap<MailboxType, Actions> byType, SortedMap<RuleId, Actions> byReason, List<InStructure> byStructure) {
    /** By what is known of the structure. */
    public static final Comparator<InStructure> BY_STRUCTURE = Comparator.comparing(
                    (InStructure one) -> one.structure().name())
            .thenComparing(one -> one.structure().finess().orElse(""))
            .thenComparing(one -> one.structure().department().orElse(""));

    /** Those in which most changes are, first. */
    public static final Comparator<InStructure> MOST_FIRST =
            Comparator.comparing((InStructure one) -> -one.changes().all()).thenComparing(BY_STRUCTURE);

    /** How many changes of each kind. */
    public record Actions(int attach, int update, int detach) {
        /** Nothing is changed. */
        public static final Actions NONE = new Actions(0, 0, 0);

        private Actions and(Change change) {
            return switch (change.action()) {
                case ATTACH -> new Actions(attach + 1, update, detach);
                case UPDATE -> new Actions(attach, update + 1, detach);
                case DETACH -> new Actions(attach, update, detach + 1);
            };
        }

        /** These and those. */
        public Actions plus(Actions other) {
            return new Actions(attach + other.attach, update + other.update, detach + other.detach);
        }

        /** All kinds together. */
        public int all() {
            return attach + update + detach;
        }
    }

    /** How many changes in one structure. */
    public record InStructure(Change.Structure structure, Actions changes) {
        /** These and others in the same structure. */
        public InStructure plus(InStructure other) {
            return new InStructure(structure, changes.plus(other.changes));
        }
    }

    /** Nothing is changed. */
    public static Breakdown none() {
        return of(List.of());
    }

    /** Counts. */
    public static Breakdown of(Collection<Change> changes) {
        SortedMap<MailboxType, Actions> byType = new TreeMap<>();
        SortedMap<RuleId, Actions> byReason = new TreeMap<>();
        Map<Change.Structure, Actions> byStructure = new HashMap<>();
        for (Change change : changes) {
            count(byType, change.place().type(), change);
            change.reasons().stream().map(Reason::rule).distinct().forEach(rule -> count(byReason, rule, change));
            change.place().structure().ifPresent(structure -> count(byStructure, structure, change));
        }
        return new Breakdown(
                byType,
                byReason,
                byStructure.entrySet().stream()
                        .map(entry -> new InStructure(entry.getKey(), entry.getValue()))
                        .sorted(MOST_FIRST)
                        .toList());
    }

    private static <K> void count(Map<K, Actions> counts, K key, Change change) {
        counts.put(key, counts.getOrDefault(key, Actions.NONE).and(change));
    }
}
