package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.policy.model.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A conjunction: for each attribute that matters the values it admits, as bits. A condition is one or more of these. */
public final class Clause {
    private static final Clause ANYTHING = new Clause(Collections.emptySortedMap());

    private final SortedMap<Attribute, Integer> admitted;
    private final int[] places;
    private final int[] values;

    private Clause(SortedMap<Attribute, Integer> admitted) {
        this.admitted = admitted;
        this.places = admitted.keySet().stream().mapToInt(Attribute::place).toArray();
        this.values = admitted.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The condition in disjunctive form; empty when it never holds. */
    public static List<Clause> of(Condition condition) {
        return of(condition, false);
    }

    /** What every case meets. */
    public static Clause anything() {
        return ANYTHING;
    }

    private static List<Clause> of(Condition condition, boolean negated) {
        if (condition instanceof Condition.OneOf oneOf) {
            Attribute attribute = oneOf.attribute();
            return ANYTHING.narrowed(attribute, negated ? ~oneOf.values() : oneOf.values());
        }
        if (condition instanceof Condition.Not not) {
            return of(not.part(), !negated);
        }
        if (condition instanceof Condition.AllOf allOf) {
            return negated ? union(allOf.parts(), true) : product(allOf.parts(), false);
        }
        List<Condition> parts = ((Condition.AnyOf) condition).parts();
        return negated ? product(parts, true) : union(parts, false);
    }

    private static List<Clause> union(List<Condition> parts, boolean negated) {
        return parts.stream().flatMap(part -> of(part, negated).stream()).toList();
    }

    private static List<Clause> product(List<Condition> parts, boolean negated) {
        List<Clause> product = List.of(ANYTHING);
        for (Condition part : parts) {
            List<Clause> next = new ArrayList<>();
            for (Clause clause : product) {
                of(part, negated).forEach(other -> next.addAll(clause.and(other)));
            }
            product = next;
        }
        return product;
    }

    private List<Clause> and(Clause other) {
        List<Clause> both = List.of(this);
        for (Attribute attribute : other.admitted.keySet()) {
            both = both.isEmpty() ? both : both.get(0).narrowed(attribute, other.admitted(attribute));
        }
        return both;
    }

    private List<Clause> narrowed(Attribute attribute, int some) {
        int left = admitted(attribute) & some;
        if (left == 0) {
            return List.of();
        }
        SortedMap<Attribute, Integer> narrowed = new TreeMap<>(admitted);
        if (left != attribute.all()) {
            narrowed.put(attribute, left);
        }
        return List.of(new Clause(narrowed));
    }

    /** The values that it admits of each attribute that matters, as bits. */
    public SortedMap<Attribute, Integer> admitted() {
        return Collections.unmodifiableSortedMap(admitted);
    }

    /** The values that it admits of an attribute, as bits. */
    public int admitted(Attribute attribute) {
        return admitted.getOrDefault(attribute, attribute.all());
    }

    /** Whether the case is among those that it describes. */
    public boolean holds(FlatCase aCase) {
        for (int i = 0; i < places.length; i++) {
            if ((values[i] >>> aCase.index(places[i]) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a case with those values, by place, is among them; only attributes that matter need to be there. */
    boolean holds(byte[] indexes) {
        for (int i = 0; i < places.length; i++) {
            if ((values[i] >>> indexes[places[i]] & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return admitted.toString();
    }
}
