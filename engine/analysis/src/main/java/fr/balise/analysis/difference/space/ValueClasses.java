package fr.balise.analysis.difference.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Values that no rule tells apart: two values of an attribute are of one class when every comparison names both or
 * neither. Cases that differ within classes only come out alike, so one of them stands for all.
 */
final class ValueClasses {
    private final SortedMap<Attribute, List<Integer>> classes = new TreeMap<>();

    /**
     * Finds the classes.
     *
     * @param rules those of all policies concerned; what only reports findings changes no outcome and is left out
     * @param apart attributes whose values are told apart besides
     */
    ValueClasses(Collection<Rule> rules, Set<Attribute> apart) {
        Map<Attribute, Set<Integer>> comparisons = new HashMap<>();
        rules.stream().filter(ValueClasses::decides).forEach(rule -> gather(rule.condition(), comparisons));
        apart.forEach(attribute -> IntStream.range(0, attribute.values().size())
                .forEach(index -> comparisons
                        .computeIfAbsent(attribute, none -> new HashSet<>())
                        .add(1 << index)));
        comparisons.forEach((attribute, compared) -> classes.put(attribute, partition(attribute, compared)));
    }

    static boolean decides(Rule rule) {
        return rule.effects().stream().anyMatch(effect -> effect != Effect.FLAG);
    }

    private static void gather(Condition condition, Map<Attribute, Set<Integer>> found) {
        if (condition instanceof Condition.OneOf oneOf) {
            found.computeIfAbsent(oneOf.attribute(), none -> new HashSet<>()).add(oneOf.values());
        } else if (condition instanceof Condition.Not not) {
            gather(not.part(), found);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> gather(part, found));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> gather(part, found));
        }
    }

    /** The classes as bits, in the order of their first values. */
    private static List<Integer> partition(Attribute attribute, Set<Integer> comparisons) {
        List<Integer> ordered = List.copyOf(comparisons);
        Map<List<Boolean>, Integer> members = new LinkedHashMap<>();
        for (int index = 0; index < attribute.values().size(); index++) {
            int bit = 1 << index;
            members.merge(
                    ordered.stream().map(values -> (values & bit) != 0).toList(), bit, (some, more) -> some | more);
        }
        return List.copyOf(members.values());
    }

    /** The attributes that some rule compares. */
    Set<Attribute> read() {
        return new TreeSet<>(classes.keySet());
    }

    /** How many classes there are; each value is alone for an attribute that no rule compares. */
    int count(Attribute attribute) {
        List<Integer> known = classes.get(attribute);
        return known == null ? attribute.values().size() : known.size();
    }

    /** The class of a value, by its index. */
    int number(Attribute attribute, int index) {
        List<Integer> known = classes.get(attribute);
        if (known == null) {
            return index;
        }
        int number = 0;
        while ((known.get(number) >>> index & 1) == 0) {
            number++;
        }
        return number;
    }

    <E extends Enum<E>> int number(BuiltIn<E> attribute, E value) {
        return number(attribute, value.ordinal());
    }

    /** The case with every value that some rule compares replaced by the first of its class, and the others by none. */
    PublicationCase normalized(PublicationCase aCase) {
        return PublicationCase.of(
                aCase.vocabulary(),
                attribute -> classes.containsKey(attribute) ? first(attribute, aCase.index(attribute)) : 0);
    }

    /** The first value of the class of a value. */
    int first(Attribute attribute, int index) {
        List<Integer> known = classes.get(attribute);
        return known == null ? index : Integer.numberOfTrailingZeros(known.get(number(attribute, index)));
    }
}
