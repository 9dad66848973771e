package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.policy.model.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A conjunction: for each attribute the values it admits, as bits by ordinal. A condition is one or more of these. */
public final class Clause {
    private static final int ATTRIBUTES = CaseAttribute.values().length;

    private final int[] admitted;

    private Clause(int[] admitted) {
        this.admitted = admitted;
    }

    /** The condition in disjunctive form; empty when it never holds. */
    public static List<Clause> of(Condition condition) {
        return of(condition, false);
    }

    /** What every case meets. */
    public static Clause anything() {
        int[] admitted = new int[ATTRIBUTES];
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            admitted[attribute] = all(attribute);
        }
        return new Clause(admitted);
    }

    private static int all(int attribute) {
        return (1 << CaseCode.domainSize(attribute)) - 1;
    }

    private static List<Clause> of(Condition condition, boolean negated) {
        if (condition instanceof Condition.OneOf oneOf) {
            int values = oneOf.values().stream()
                    .mapToInt(value -> 1 << value.ordinal())
                    .sum();
            int attribute = oneOf.attribute().ordinal();
            return anything().narrowed(attribute, negated ? all(attribute) & ~values : values);
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
        List<Clause> product = List.of(anything());
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
        int[] both = admitted.clone();
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            both[attribute] &= other.admitted[attribute];
            if (both[attribute] == 0) {
                return List.of();
            }
        }
        return List.of(new Clause(both));
    }

    private List<Clause> narrowed(int attribute, int values) {
        int[] narrowed = admitted.clone();
        narrowed[attribute] &= values;
        return narrowed[attribute] == 0 ? List.of() : List.of(new Clause(narrowed));
    }

    /** True when the attribute matters. */
    boolean reads(int attribute) {
        return admitted[attribute] != all(attribute);
    }

    /** The values that it admits of each attribute, in their order, as bits by ordinal. */
    public List<Integer> admitted() {
        return Arrays.stream(admitted).boxed().toList();
    }

    /** The values that it admits of an attribute, as bits by ordinal. */
    public int admitted(CaseAttribute attribute) {
        return admitted[attribute.ordinal()];
    }

    /** Whether the case is among those that it describes; it is given by its {@link CaseCode code}. */
    public boolean holds(long code) {
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            if ((admitted[attribute] >>> CaseCode.ordinal(code, attribute) & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Arrays.toString(admitted);
    }
}
