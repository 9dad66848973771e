package fr.balise.core.evaluation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values that no rule tells apart: two values of an attribute are of one class when every comparison names both or neither.
 * Cases that differ within classes only are decided alike, and so are all that have one {@link #key}.
 */
public final class ValueClasses {
    /** More than any attribute has values. */
    private static final int STEP = Integer.SIZE;

    private final SortedMap<Attribute, List<Integer>> classes = new TreeMap<>();
    private final boolean keyed;
    private final int[] places;
    private final long[] weights;

    /** The classes of the rules about one kind of case. */
    public ValueClasses(Collection<Rule> rules, CaseKind kind) {
        rules.stream().filter(rule -> rule.about() == kind).forEach(rule -> split(rule.condition()));
        classes.values().removeIf(some -> some.size() == 1);
        this.places = classes.keySet().stream().mapToInt(Attribute::place).toArray();
        this.weights = new long[STEP * places.length];
        this.keyed = weigh();
    }

    private void split(Condition condition) {
        if (condition instanceof OneOf some) {
            List<Integer> finer = new ArrayList<>();
            for (int old : of(some.attribute())) {
                finer.addAll(List.of(old & some.values(), old & ~some.values()));
            }
            finer.removeIf(empty -> empty == 0);
            classes.put(some.attribute(), finer);
        } else if (condition instanceof Not not) {
            split(not.part());
        } else {
            (condition instanceof AllOf all ? all.parts() : ((AnyOf) condition).parts()).forEach(this::split);
        }
    }

    /** The classes of an attribute, each as bits of its values; one where no rule tells any apart. */
    public List<Integer> of(Attribute attribute) {
        return classes.getOrDefault(attribute, List.of(attribute.all()));
    }

    /** False when there are too many combinations for a number of 64 bits. */
    private boolean weigh() {
        long weight = 1;
        try {
            int from = 0;
            for (Map.Entry<Attribute, List<Integer>> entry : classes.entrySet()) {
                List<Integer> some = entry.getValue();
                for (int value = 0; value < entry.getKey().values().size(); value++) {
                    int number = 0;
                    while ((some.get(number) >>> value & 1) == 0) {
                        number++;
                    }
                    weights[from + value] = number * weight;
                }
                from += STEP;
                weight = Math.multiplyExact(weight, some.size());
            }
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** Whether cases have keys; otherwise none is told to be like another. */
    public boolean isKeyed() {
        return keyed;
    }

    /** A number that cases share when, and only when, they differ within classes at most; from 0. */
    public long key(FlatCase aCase) {
        long key = 0;
        for (int i = 0; i < places.length; i++) {
            key += weights[STEP * i + aCase.index(places[i])];
        }
        return key;
    }
}
