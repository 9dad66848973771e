package fr.balise.analysis.proof.diagram;

import static fr.balise.analysis.proof.diagram.Nodes.EVERY;
import static fr.balise.analysis.proof.diagram.Nodes.NONE;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.digest.Sha256;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Some cases of a diagram. */
public final class CaseSet {
    private final CaseDiagram diagram;
    private final Nodes nodes;
    private final int node;

    CaseSet(CaseDiagram diagram, int node) {
        this.diagram = diagram;
        this.nodes = diagram.nodes;
        this.node = node;
    }

    /** To which it belongs. */
    public CaseDiagram diagram() {
        return diagram;
    }

    int node() {
        return node;
    }

    private CaseSet of(int other) {
        return other == node ? this : new CaseSet(diagram, other);
    }

    /** The cases of this set and of the other. */
    public CaseSet and(CaseSet other) {
        return of(nodes.both(node, other.node));
    }

    /** The cases of this set or of the other. */
    public CaseSet or(CaseSet other) {
        return of(nodes.either(node, other.node));
    }

    /** The cases of this set that are not in the other. */
    public CaseSet without(CaseSet other) {
        return of(nodes.onlyFirst(node, other.node));
    }

    /** True when no case is in it. */
    public boolean isEmpty() {
        return node == NONE;
    }

    /** The cases of this set with other values of one attribute, when some value of it makes a case of this set. */
    public CaseSet whatever(OneOf some) {
        return of(given(node, diagram.level(some.attribute()), some.values(), new HashMap<>()));
    }

    private int given(int at, int asked, int values, Map<Integer, Integer> known) {
        if (nodes.level(at) > asked) {
            return at;
        }
        Integer before = known.get(at);
        if (before != null) {
            return before;
        }
        int level = nodes.level(at);
        int result = NONE;
        if (level == asked) {
            for (int value = 0; value < nodes.answers(level); value++) {
                result = (values >>> value & 1) == 0 ? result : nodes.either(result, nodes.next(at, level, value));
            }
        } else {
            result = nodes.node(level, value -> given(nodes.next(at, level, value), asked, values, known));
        }
        known.put(at, result);
        return result;
    }

    /** The values of an attribute that occur in it, as bits. */
    public int occurring(Attribute attribute) {
        return occurring()[attribute.place()];
    }

    /** The values of each attribute that occur in it, as bits, by the attributes' places. */
    public int[] occurring() {
        int[] found = new int[diagram.vocabulary.size()];
        if (!isEmpty()) {
            addOccurring(node, 0, new BitSet(), found);
        }
        return found;
    }

    /** From any node some case can be reached, and any value of what is not asked on the way. */
    private void addOccurring(int at, int from, BitSet known, int[] found) {
        int level = nodes.level(at);
        for (int skipped = from; skipped < level; skipped++) {
            found[diagram.order.get(skipped).place()] = diagram.all[skipped];
        }
        if (at == EVERY || known.get(at)) {
            return;
        }
        known.set(at);
        for (int value = 0; value < nodes.answers(level); value++) {
            int next = nodes.next(at, level, value);
            if (next != NONE) {
                found[diagram.order.get(level).place()] |= 1 << value;
                addOccurring(next, level + 1, known, found);
            }
        }
    }

    /** True when the case is in it. */
    public boolean contains(PublicationCase aCase) {
        int at = node;
        while (at > EVERY) {
            int level = nodes.level(at);
            at = nodes.next(at, level, aCase.index(diagram.order.get(level)));
        }
        return at == EVERY;
    }

    /**
     * How many cases are in it, those that differ in no varying attribute counted once.
     *
     * @throws ArithmeticException when there are 2^63 or more
     */
    public long count() {
        return count(projected(), 0, new HashMap<>());
    }

    private long count(int at, int level, Map<Integer, Long> known) {
        if (at == NONE) {
            return 0;
        }
        int asked = Math.min(nodes.level(at), diagram.varying);
        long ways = 1;
        for (int skipped = level; skipped < asked; skipped++) {
            ways = Math.multiplyExact(ways, nodes.answers(skipped));
        }
        if (asked == diagram.varying) {
            return ways;
        }
        Long below = known.get(at);
        if (below == null) {
            below = 0L;
            for (int value = 0; value < nodes.answers(asked); value++) {
                below = Math.addExact(below, count(nodes.next(at, asked, value), asked + 1, known));
            }
            known.put(at, below);
        }
        return Math.multiplyExact(ways, below);
    }

    /** What does not vary makes no difference: some value of it will do. */
    private int projected() {
        return projected(node, new HashMap<>());
    }

    private int projected(int at, Map<Integer, Integer> known) {
        if (at <= EVERY || nodes.level(at) >= diagram.varying) {
            return at == NONE ? NONE : EVERY;
        }
        Integer before = known.get(at);
        if (before == null) {
            int level = nodes.level(at);
            before = nodes.node(level, value -> projected(nodes.next(at, level, value), known));
            known.put(at, before);
        }
        return before;
    }

    /** SHA-256 of its nodes, in hexadecimal: equal for sets that are equal in what varies. */
    public String digest() {
        Sha256 sha256 = new Sha256();
        digest(projected(), new HashMap<>(), sha256);
        return sha256.hex();
    }

    private int digest(int at, Map<Integer, Integer> told, Sha256 sha256) {
        Integer before = told.get(at);
        if (before != null) {
            return before;
        }
        StringBuilder line = new StringBuilder();
        if (at <= EVERY) {
            line.append(at);
        } else {
            int level = nodes.level(at);
            Attribute asked = diagram.order.get(level);
            line.append(asked.name()).append(asked.values());
            for (int value = 0; value < nodes.answers(level); value++) {
                line.append(' ').append(digest(nodes.next(at, level, value), told, sha256));
            }
        }
        sha256.bytes(line.append('\n').toString());
        told.put(at, told.size());
        return told.size() - 1;
    }

    /**
     * Of cases that differ in what does not vary only, the first; attribute by attribute in order.
     *
     * @throws TooManyCases when there are more than can be listed
     */
    public List<PublicationCase> cases() {
        List<PublicationCase> found = new ArrayList<>();
        list(node, 0, new byte[diagram.vocabulary.size()], found);
        return found;
    }

    private void list(int at, int level, byte[] values, List<PublicationCase> found) {
        if (at == NONE) {
            return;
        }
        if (level == diagram.varying) {
            if (found.size() == TooManyCases.MOST) {
                throw new TooManyCases();
            }
            found.add(completed(at, level, values, false));
            return;
        }
        for (int value = 0; value < nodes.answers(level); value++) {
            values[diagram.order.get(level).place()] = (byte) value;
            list(nodes.next(at, level, value), level + 1, values, found);
        }
    }

    /** With the ordinary or the first values of what is left; an attribute of the policy's own that makes no difference has its default. */
    private PublicationCase completed(int from, int first, byte[] values, boolean ordinary) {
        int at = from;
        for (int level = first; level < nodes.levels(); level++) {
            Attribute attribute = diagram.order.get(level);
            int value = ordinary || attribute instanceof DeclaredAttribute ? attribute.ordinary() : 0;
            while (nodes.next(at, level, value) == NONE) {
                value = (value + 1) % nodes.answers(level);
            }
            values[attribute.place()] = (byte) value;
            at = nodes.next(at, level, value);
        }
        return PublicationCase.of(diagram.vocabulary, values);
    }

    /**
     * The case with the first values, attribute by attribute in the order in which they are asked; one of the policy's own
     * has its default where it can.
     *
     * @throws IllegalStateException when there is none
     */
    public PublicationCase first() {
        if (isEmpty()) {
            throw new IllegalStateException("no case");
        }
        return completed(node, 0, new byte[diagram.vocabulary.size()], false);
    }

    /** The case with the fewest unusual values in what varies, of several the first; ordinary in the rest where it can be. */
    public PublicationCase mostOrdinary() {
        byte[] values = new byte[diagram.vocabulary.size()];
        Map<Integer, Integer> known = new HashMap<>();
        int at = node;
        for (int level = 0; level < diagram.varying; level++) {
            int value = mostOrdinary(level, at, known);
            values[diagram.order.get(level).place()] = (byte) value;
            at = nodes.next(at, level, value);
        }
        return completed(at, diagram.varying, values, true);
    }

    private int mostOrdinary(int level, int at, Map<Integer, Integer> known) {
        int ordinary = diagram.order.get(level).ordinary();
        if (nodes.level(at) != level) {
            return ordinary;
        }
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int value = 0; value < nodes.answers(level); value++) {
            int next = nodes.next(at, level, value);
            if (next != NONE) {
                int unusual = (value == ordinary ? 0 : 1) + unusual(next, known);
                if (unusual < least) {
                    least = unusual;
                    best = value;
                }
            }
        }
        return best;
    }

    /** How many values of the most ordinary case from that node on are unusual. */
    private int unusual(int at, Map<Integer, Integer> known) {
        int level = nodes.level(at);
        if (level >= diagram.varying) {
            return 0;
        }
        Integer before = known.get(at);
        if (before == null) {
            int value = mostOrdinary(level, at, known);
            before = (value == diagram.order.get(level).ordinary() ? 0 : 1)
                    + unusual(nodes.next(at, level, value), known);
            known.put(at, before);
        }
        return before;
    }

    /**
     * By which attributes cases of this set differ from a case, as bits by the attributes' places in a list: only the
     * smallest of these sets.
     */
    Collection<Long> differencesFrom(PublicationCase aCase, List<Attribute> asked) {
        return differences(projected(), aCase, asked, new HashMap<>());
    }

    private Collection<Long> differences(
            int at, PublicationCase from, List<Attribute> asked, Map<Integer, Collection<Long>> known) {
        if (at <= EVERY) {
            return at == NONE ? List.of() : List.of(0L);
        }
        Collection<Long> before = known.get(at);
        if (before != null) {
            return before;
        }
        int level = nodes.level(at);
        Attribute attribute = diagram.order.get(level);
        Set<Long> all = new HashSet<>();
        for (int value = 0; value < nodes.answers(level); value++) {
            long bit = value == from.index(attribute) ? 0 : 1L << asked.indexOf(attribute);
            differences(nodes.next(at, level, value), from, asked, known).forEach(each -> all.add(each | bit));
        }
        List<Long> smallest = SmallestReason.irreducible(all);
        known.put(at, smallest);
        return smallest;
    }

    /** So many of its cases by random values, however likely each; none of an empty set. */
    public List<PublicationCase> draw(int many, RandomGenerator random) {
        return Stream.generate(() -> any(random)).limit(isEmpty() ? 0 : many).toList();
    }

    private PublicationCase any(RandomGenerator random) {
        return any(Map.of(), random).orElseThrow();
    }

    /** One of its cases by random values that has one of those values, as bits, of each attribute; empty when there is none. */
    public Optional<PublicationCase> any(Map<Attribute, Integer> admitted, RandomGenerator random) {
        int[] values = diagram.all.clone();
        admitted.forEach((attribute, some) -> values[diagram.level(attribute)] = some);
        byte[] found = new byte[diagram.vocabulary.size()];
        return any(node, 0, values, new BitSet(), random, found)
                ? Optional.of(PublicationCase.of(diagram.vocabulary, found))
                : Optional.empty();
    }

    /** @param dead nodes from which no admitted values lead on */
    private boolean any(int at, int level, int[] admitted, BitSet dead, RandomGenerator random, byte[] found) {
        if (at == NONE || dead.get(at)) {
            return false;
        }
        if (level == nodes.levels()) {
            return true;
        }
        int start = random.nextInt(nodes.answers(level));
        for (int turn = 0; turn < nodes.answers(level); turn++) {
            int value = (start + turn) % nodes.answers(level);
            if ((admitted[level] >>> value & 1) != 0) {
                found[diagram.order.get(level).place()] = (byte) value;
                int next = nodes.next(at, level, value);
                if (any(next, level + 1, admitted, dead, random, found)) {
                    return true;
                }
                if (next == at) {
                    break;
                }
            }
        }
        if (nodes.level(at) == level) {
            dead.set(at);
        }
        return false;
    }

    /** Its cases that differ from a case in the fewest attributes, all of them, in their order; none of an empty set. */
    public List<PublicationCase> nearest(PublicationCase aCase) {
        List<PublicationCase> found = new ArrayList<>();
        if (!isEmpty()) {
            nearest(node, aCase, aCase.values(), distance(node, aCase, new HashMap<>()), new HashMap<>(), found);
        }
        found.sort(null);
        return found;
    }

    private int distance(int at, PublicationCase from, Map<Integer, Integer> known) {
        if (at <= EVERY) {
            return at == NONE ? nodes.levels() + 1 : 0;
        }
        Integer before = known.get(at);
        if (before == null) {
            int level = nodes.level(at);
            int same = from.index(diagram.order.get(level));
            before = nodes.levels() + 1;
            for (int value = 0; value < nodes.answers(level); value++) {
                int there = distance(nodes.next(at, level, value), from, known) + (value == same ? 0 : 1);
                before = Math.min(before, there);
            }
            known.put(at, before);
        }
        return before;
    }

    private void nearest(
            int at,
            PublicationCase from,
            byte[] values,
            int left,
            Map<Integer, Integer> known,
            List<PublicationCase> found) {
        if (at == EVERY) {
            found.add(PublicationCase.of(diagram.vocabulary, values));
            return;
        }
        int level = nodes.level(at);
        Attribute attribute = diagram.order.get(level);
        byte same = (byte) from.index(attribute);
        for (byte value = 0; value < nodes.answers(level); value++) {
            int next = nodes.next(at, level, value);
            int more = value == same ? 0 : 1;
            if (next != NONE && more + distance(next, from, known) <= left) {
                values[attribute.place()] = value;
                nearest(next, from, values, left - more, known, found);
            }
        }
        values[attribute.place()] = same;
    }
}
