package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.digest.Sha256;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Sets of cases as one decision diagram, reduced and ordered: a node asks one attribute, and leads by each value to a
 * node that asks a later one. Equal sets are one node, so that sets of millions of cases are combined and compared
 * without listing a case. Not for several threads at once.
 */
public final class CaseDiagram {
    /** What most clauses read comes first, so that the diagram stays small. */
    private static final List<Attribute> FIRST = List.of(
            BuiltIn.OWNERSHIP,
            BuiltIn.MAILBOX_STATUS,
            BuiltIn.MAILBOX_TYPE,
            BuiltIn.CARRIER_KIND,
            BuiltIn.PRESENCE,
            BuiltIn.CARRIER_STATE,
            BuiltIn.HOLDER_IDENTIFIER,
            BuiltIn.PRACTITIONER_STATE,
            BuiltIn.LINK,
            BuiltIn.STRUCTURE_STATE,
            BuiltIn.USAGE,
            BuiltIn.PREFERENCE,
            BuiltIn.CARE_SETTING,
            BuiltIn.PHASE,
            BuiltIn.TYPE10_CUT_OFF,
            BuiltIn.RED_LIST_HANDLING,
            BuiltIn.RANKING,
            BuiltIn.ORGANISATIONAL_CONTACT,
            BuiltIn.SILENCE,
            BuiltIn.RED_LIST,
            BuiltIn.ADDRESS_FORM,
            BuiltIn.ACTIVITY);

    private static final int NONE = 0;
    private static final int EVERY = 1;

    private final Vocabulary vocabulary;
    private final List<Attribute> order;
    private final int varying;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final Map<Long, Integer> both = new HashMap<>();
    private final Map<Long, Integer> either = new HashMap<>();
    private final Map<Long, Integer> onlyFirst = new HashMap<>();

    /**
     * The diagram of a vocabulary.
     *
     * @param varying the attributes that are asked first; a set's first case differs from its others in these before any
     *     other
     */
    public CaseDiagram(Vocabulary vocabulary, Collection<Attribute> varying) {
        this.vocabulary = vocabulary;
        Set<Attribute> all = new LinkedHashSet<>(FIRST);
        all.addAll(vocabulary.of(CaseKind.PUBLICATION));
        this.order = Stream.concat(
                        all.stream().filter(varying::contains),
                        all.stream().filter(attribute -> !varying.contains(attribute)))
                .toList();
        this.varying = varying.size();
        number(new Node(order.size(), new int[] {NONE}));
        number(new Node(order.size(), new int[] {EVERY}));
    }

    /** Which node each value of the attribute at that level leads to. */
    private record Node(int level, int[] next) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && level == node.level && Arrays.equals(next, node.next);
        }

        @Override
        public int hashCode() {
            return 31 * level + Arrays.hashCode(next);
        }
    }

    /** Some cases. */
    public final class CaseSet {
        private final int node;

        private CaseSet(int node) {
            this.node = node;
        }

        /** The cases of this set and of the other. */
        public CaseSet and(CaseSet other) {
            return new CaseSet(both(node, other.node));
        }

        /** The cases of this set or of the other. */
        public CaseSet or(CaseSet other) {
            return new CaseSet(either(node, other.node));
        }

        /** The cases of this set that are not in the other. */
        public CaseSet without(CaseSet other) {
            return new CaseSet(onlyFirst(node, other.node));
        }

        /** True when no case is in it. */
        public boolean isEmpty() {
            return node == NONE;
        }

        /** How many cases are in it, those that differ in no varying attribute counted once. */
        public long count() {
            return CaseDiagram.this.count(projected(node), 0, varying, new HashMap<>());
        }

        /** The cases of this set with other values of one attribute, when some value of it makes a case of this set. */
        public CaseSet whatever(OneOf some) {
            return new CaseSet(given(node, order.indexOf(some.attribute()), some.values(), new HashMap<>()));
        }

        /** The values of an attribute that occur in it, as bits. */
        int occurring(Attribute attribute) {
            int occurring = 0;
            for (int value = 0; value < attribute.values().size(); value++) {
                occurring |= and(where(new OneOf(attribute, 1 << value))).isEmpty() ? 0 : 1 << value;
            }
            return occurring;
        }

        /** The case with the fewest unusual values, in what varies; of several the first. */
        PublicationCase mostOrdinary() {
            byte[] values = new byte[vocabulary.size()];
            Map<Integer, Integer> known = new HashMap<>();
            int at = node;
            for (int level = 0; level < order.size(); level++) {
                int value = choice(level, at, known);
                values[order.get(level).place()] = (byte) value;
                at = next(at, level, value);
            }
            return PublicationCase.of(vocabulary, attribute -> values[attribute.place()]);
        }

        /**
         * By which attributes cases of this set differ from a case, as bits by the attributes' places in a list: only the
         * smallest of these sets.
         */
        Collection<Integer> differencesFrom(PublicationCase aCase, List<Attribute> asked) {
            return differences(projected(node), aCase, asked, new HashMap<>());
        }

        /** Its cases, every attribute told apart. */
        List<PublicationCase> list() {
            List<PublicationCase> found = new ArrayList<>();
            CaseDiagram.this.list(0, node, new byte[vocabulary.size()], found);
            return found;
        }

        /** How many cases are in it, every attribute told apart. */
        long countAll() {
            return CaseDiagram.this.count(node, 0, order.size(), new HashMap<>());
        }

        /** So many of its cases, each as likely as the others; none of an empty set. */
        List<PublicationCase> draw(int many, RandomGenerator random) {
            Map<Integer, Long> known = new HashMap<>();
            return Stream.generate(() -> any(random, known))
                    .limit(isEmpty() ? 0 : many)
                    .toList();
        }

        private PublicationCase any(RandomGenerator random, Map<Integer, Long> known) {
            byte[] values = new byte[vocabulary.size()];
            int at = node;
            for (int level = 0; level < order.size(); level++) {
                long chosen = random.nextLong(CaseDiagram.this.count(at, level, order.size(), known));
                int value = -1;
                while (chosen >= 0) {
                    value++;
                    chosen -= CaseDiagram.this.count(next(at, level, value), level + 1, order.size(), known);
                }
                values[order.get(level).place()] = (byte) value;
                at = next(at, level, value);
            }
            return PublicationCase.of(vocabulary, attribute -> values[attribute.place()]);
        }

        /** SHA-256 of its nodes, in hexadecimal: equal for equal sets of one vocabulary. */
        public String digest() {
            Sha256 sha256 = new Sha256();
            CaseDiagram.this.digest(projected(node), new HashMap<>(), sha256);
            return sha256.hex();
        }

        /** True when the case is in it. */
        public boolean contains(PublicationCase aCase) {
            int at = node;
            while (at > EVERY) {
                at = nodes.get(at).next()[aCase.index(order.get(nodes.get(at).level()))];
            }
            return at == EVERY;
        }

        /**
         * Of cases that differ in what does not vary only, the first; attribute by attribute in order.
         *
         * @throws TooManyCases when there are more than can be listed
         */
        public List<PublicationCase> cases() {
            List<PublicationCase> found = new ArrayList<>();
            visit(node, 0, new byte[vocabulary.size()], found);
            return found;
        }

        /** The case listed for those that agree with this one in what varies; empty when none is in the set. */
        public Optional<PublicationCase> standingFor(PublicationCase aCase) {
            byte[] values = new byte[vocabulary.size()];
            int at = node;
            for (int level = 0; level < varying; level++) {
                int value = aCase.index(order.get(level));
                values[order.get(level).place()] = (byte) value;
                at = next(at, level, value);
            }
            List<PublicationCase> found = new ArrayList<>();
            visit(at, varying, values, found);
            return found.stream().findFirst();
        }

        /**
         * The case with the first values, attribute by attribute in the order in which they are asked; an attribute of
         * the policy's own that makes no difference has its default.
         *
         * @throws IllegalStateException when there is none
         */
        public PublicationCase first() {
            if (isEmpty()) {
                throw new IllegalStateException("no case");
            }
            byte[] values = new byte[vocabulary.size()];
            vocabulary.declared().forEach(own -> values[own.place()] = (byte) own.ordinary());
            int at = node;
            while (at != EVERY) {
                int[] next = nodes.get(at).next();
                int value = 0;
                while (next[value] == NONE) {
                    value++;
                }
                values[order.get(nodes.get(at).level()).place()] = (byte) value;
                at = next[value];
            }
            return PublicationCase.of(vocabulary, attribute -> values[attribute.place()]);
        }
    }

    /** True when the branch is done: nothing more is listed below the last attribute that varies. */
    private boolean visit(int at, int level, byte[] values, List<PublicationCase> found) {
        if (at == NONE) {
            return false;
        }
        if (level == order.size()) {
            if (found.size() == TooManyCases.MOST) {
                throw new TooManyCases();
            }
            return found.add(PublicationCase.of(vocabulary, attribute -> values[attribute.place()]));
        }
        Attribute attribute = order.get(level);
        int count = attribute.values().size();
        // An attribute of the policy's own that nobody reads has its default wherever it can.
        int first = level >= varying && attribute instanceof DeclaredAttribute ? attribute.ordinary() : 0;
        for (int i = 0; i < count; i++) {
            int value = (first + i) % count;
            values[attribute.place()] = (byte) value;
            if (visit(next(at, level, value), level + 1, values, found) && level >= varying) {
                return true;
            }
        }
        return false;
    }

    /** No case. */
    public CaseSet none() {
        return new CaseSet(NONE);
    }

    /** The cases that meet a condition. */
    public CaseSet where(Condition condition) {
        if (condition instanceof OneOf some) {
            return new CaseSet(asking(some));
        }
        if (condition instanceof Not not) {
            return new CaseSet(onlyFirst(EVERY, where(not.part()).node));
        }
        return condition instanceof AllOf all
                ? new CaseSet(folded(all.parts(), EVERY, this::both))
                : new CaseSet(folded(((AnyOf) condition).parts(), NONE, this::either));
    }

    /** The cases that meet none of some conditions. */
    public CaseSet meetingNone(Collection<Condition> conditions) {
        return where(new Not(new AnyOf(List.copyOf(conditions))));
    }

    /** The cases that can occur under some settings. */
    public CaseSet possible(CaseSettings settings) {
        return meetingNone(CaseSpace.impossible(settings));
    }

    /** The cases that facts can give under some settings or others. */
    public CaseSet derivable() {
        return meetingNone(CaseSpace.underAnySettings(vocabulary));
    }

    /** The attributes, in the order in which they are asked. */
    List<Attribute> attributes() {
        return order;
    }

    private int digest(int number, Map<Integer, Integer> told, Sha256 sha256) {
        Integer before = told.get(number);
        if (before != null) {
            return before;
        }
        StringBuilder line = new StringBuilder();
        if (number <= EVERY) {
            line.append(number);
        } else {
            Attribute asked = order.get(nodes.get(number).level());
            line.append(asked.name()).append(asked.values());
            for (int next : nodes.get(number).next()) {
                line.append(' ').append(digest(next, told, sha256));
            }
        }
        sha256.bytes(line.append('\n').toString());
        told.put(number, told.size());
        return told.size() - 1;
    }

    /** What does not vary makes no difference: some value of it will do. */
    private int projected(int number) {
        return projected(number, new HashMap<>());
    }

    private int projected(int number, Map<Integer, Integer> known) {
        if (number <= EVERY) {
            return number;
        }
        Node node = nodes.get(number);
        if (node.level() >= varying) {
            return EVERY;
        }
        Integer before = known.get(number);
        if (before == null) {
            before = node(
                    node.level(),
                    Arrays.stream(node.next())
                            .map(each -> projected(each, known))
                            .toArray());
            known.put(number, before);
        }
        return before;
    }

    private long count(int number, int level, int levels, Map<Integer, Long> known) {
        if (number == NONE) {
            return 0;
        }
        int asked = Math.min(nodes.get(number).level(), levels);
        long ways = 1;
        for (int skipped = level; skipped < asked; skipped++) {
            ways = Math.multiplyExact(ways, order.get(skipped).values().size());
        }
        if (asked == levels) {
            return ways;
        }
        Long below = known.get(number);
        if (below == null) {
            below = 0L;
            for (int next : nodes.get(number).next()) {
                below = Math.addExact(below, count(next, asked + 1, levels, known));
            }
            known.put(number, below);
        }
        return Math.multiplyExact(ways, below);
    }

    private int given(int number, int asked, int values, Map<Integer, Integer> known) {
        Node node = nodes.get(number);
        if (node.level() > asked) {
            return number;
        }
        Integer before = known.get(number);
        if (before != null) {
            return before;
        }
        int result = NONE;
        if (node.level() == asked) {
            for (int value = 0; value < node.next().length; value++) {
                result = (values >>> value & 1) == 0 ? result : either(result, node.next()[value]);
            }
        } else {
            result = node(
                    node.level(),
                    Arrays.stream(node.next())
                            .map(each -> given(each, asked, values, known))
                            .toArray());
        }
        known.put(number, result);
        return result;
    }

    /** How many values of the most ordinary case from that level on are unusual. */
    private int unusual(int level, int number, Map<Integer, Integer> known) {
        if (level == order.size()) {
            return 0;
        }
        boolean asks = nodes.get(number).level() == level;
        Integer before = asks ? known.get(number) : null;
        if (before != null) {
            return before;
        }
        int value = choice(level, number, known);
        int unusual =
                (value == order.get(level).ordinary() ? 0 : 1) + unusual(level + 1, next(number, level, value), known);
        if (asks) {
            known.put(number, unusual);
        }
        return unusual;
    }

    /** The value of the most ordinary case; what does not vary takes the first that is possible. */
    private int choice(int level, int number, Map<Integer, Integer> known) {
        Attribute attribute = order.get(level);
        int values = attribute.values().size();
        int first = level >= varying && attribute instanceof DeclaredAttribute ? attribute.ordinary() : 0;
        if (nodes.get(number).level() != level) {
            return level < varying ? attribute.ordinary() : first;
        }
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < values; i++) {
            int value = (first + i) % values;
            int next = next(number, level, value);
            if (next != NONE && level >= varying) {
                return value;
            }
            int unusual = next == NONE
                    ? Integer.MAX_VALUE
                    : (value == attribute.ordinary() ? 0 : 1) + unusual(level + 1, next, known);
            if (unusual < least) {
                least = unusual;
                best = value;
            }
        }
        return best;
    }

    private Collection<Integer> differences(
            int number, PublicationCase from, List<Attribute> asked, Map<Integer, Collection<Integer>> known) {
        if (number <= EVERY) {
            return number == NONE ? List.of() : List.of(0);
        }
        Collection<Integer> before = known.get(number);
        if (before != null) {
            return before;
        }
        Attribute attribute = order.get(nodes.get(number).level());
        Set<Integer> all = new HashSet<>();
        for (int value = 0; value < attribute.values().size(); value++) {
            int bit = value == from.index(attribute) ? 0 : 1 << asked.indexOf(attribute);
            differences(nodes.get(number).next()[value], from, asked, known).forEach(each -> all.add(each | bit));
        }
        List<Integer> smallest = SmallestReason.irreducible(all);
        known.put(number, smallest);
        return smallest;
    }

    private void list(int level, int number, byte[] values, List<PublicationCase> found) {
        if (number == NONE) {
            return;
        }
        if (level == order.size()) {
            found.add(PublicationCase.of(vocabulary, attribute -> values[attribute.place()]));
            return;
        }
        for (int value = 0; value < order.get(level).values().size(); value++) {
            values[order.get(level).place()] = (byte) value;
            list(level + 1, next(number, level, value), values, found);
        }
    }

    private int folded(List<Condition> parts, int start, IntBinaryOperator combined) {
        int all = start;
        for (Condition part : parts) {
            all = combined.applyAsInt(all, where(part).node);
        }
        return all;
    }

    private int asking(OneOf some) {
        int[] next = new int[some.attribute().values().size()];
        for (int value = 0; value < next.length; value++) {
            next[value] = (some.values() >>> value & 1) == 0 ? NONE : EVERY;
        }
        return node(order.indexOf(some.attribute()), next);
    }

    private int both(int one, int other) {
        if (one == NONE || other == NONE) {
            return NONE;
        }
        if (one == EVERY || one == other) {
            return other;
        }
        return other == EVERY ? one : combined(one, other, both, this::both);
    }

    private int either(int one, int other) {
        if (one == EVERY || other == EVERY) {
            return EVERY;
        }
        if (one == NONE || one == other) {
            return other;
        }
        return other == NONE ? one : combined(one, other, either, this::either);
    }

    private int onlyFirst(int one, int other) {
        if (one == NONE || other == EVERY || one == other) {
            return NONE;
        }
        return other == NONE ? one : combined(one, other, onlyFirst, this::onlyFirst);
    }

    /** Asks what the first of the two asks, and combines what each leads to. */
    private int combined(int one, int other, Map<Long, Integer> known, IntBinaryOperator below) {
        long key = (long) one << Integer.SIZE | other;
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        int level = Math.min(nodes.get(one).level(), nodes.get(other).level());
        int[] next = new int[order.get(level).values().size()];
        for (int value = 0; value < next.length; value++) {
            next[value] = below.applyAsInt(next(one, level, value), next(other, level, value));
        }
        int result = node(level, next);
        known.put(key, result);
        return result;
    }

    private int next(int number, int level, int value) {
        Node node = nodes.get(number);
        return node.level() == level ? node.next()[value] : number;
    }

    /** A question that every answer leads to the same node is not asked. */
    private int node(int level, int[] next) {
        for (int each : next) {
            if (each != next[0]) {
                return number(new Node(level, next));
            }
        }
        return next[0];
    }

    private int number(Node node) {
        return numbers.computeIfAbsent(node, added -> {
            nodes.add(added);
            return nodes.size() - 1;
        });
    }
}
