package fr.balise.analysis.proof.diagram;

import fr.balise.core.cases.PublicationCase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which of some sets the cases of another are: each combination that occurs, with a case that is in just these. */
final class Memberships {
    private final CaseDiagram diagram;
    private final Nodes nodes;
    private final int most;
    private final byte[] values;
    private final Set<Places> known = new HashSet<>();
    private final Map<BitSet, PublicationCase> found = new LinkedHashMap<>();

    private Memberships(CaseDiagram diagram, int most) {
        this.diagram = diagram;
        this.nodes = diagram.nodes;
        this.most = most;
        this.values = new byte[diagram.vocabulary.size()];
    }

    /** Where some cases have led to: a node of the set, then one of each of the others. */
    private record Places(int[] nodes, int hash) {
        Places(int[] nodes) {
            this(nodes, Arrays.hashCode(nodes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Places places && Arrays.equals(nodes, places.nodes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * The combinations that occur.
     *
     * @param most so many are found and no more
     * @return for each, by the places of the sets in their list, one case
     */
    static Map<BitSet, PublicationCase> of(CaseSet some, List<CaseSet> sets, int most) {
        Memberships memberships = new Memberships(some.diagram(), most);
        int[] start = new int[sets.size() + 1];
        start[0] = some.node();
        for (int number = 0; number < sets.size(); number++) {
            start[number + 1] = sets.get(number).node();
        }
        if (!some.isEmpty()) {
            memberships.follow(start);
        }
        return memberships.found;
    }

    /** Cases that have led to the same places are in the same sets whatever comes: one of them is followed. */
    private void follow(int[] places) {
        int level = nodes.levels();
        for (int place : places) {
            level = Math.min(level, nodes.level(place));
        }
        if (level == nodes.levels()) {
            add(places);
            return;
        }
        int[] asking = asking(places, level);
        for (int value = 0; value < nodes.answers(level) && found.size() < most; value++) {
            if (nodes.next(places[0], level, value) != Nodes.NONE) {
                int[] next = places.clone();
                for (int number : asking) {
                    next[number] = nodes.next(places[number], level, value);
                }
                if (known.add(new Places(next))) {
                    values[diagram.order.get(level).place()] = (byte) value;
                    follow(next);
                }
            }
        }
    }

    /** In which places something is asked at that level. */
    private int[] asking(int[] places, int level) {
        int[] asking = new int[places.length];
        int count = 0;
        for (int number = 0; number < places.length; number++) {
            if (nodes.level(places[number]) == level) {
                asking[count++] = number;
            }
        }
        return Arrays.copyOf(asking, count);
    }

    private void add(int[] places) {
        BitSet inside = new BitSet();
        for (int number = 1; number < places.length; number++) {
            inside.set(number - 1, places[number] == Nodes.EVERY);
        }
        found.put(inside, PublicationCase.of(diagram.vocabulary, values));
    }
}
