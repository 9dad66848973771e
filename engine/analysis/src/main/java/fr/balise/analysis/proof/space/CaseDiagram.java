package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntBinaryOperator;
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
