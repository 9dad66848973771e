package fr.balise.analysis.difference;

import fr.balise.analysis.proof.space.CaseCode;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values that no rule tells apart: two values of an attribute are of one class when every comparison names both or
 * neither. Cases that differ within classes only come out alike, so one of them stands for all.
 */
final class ValueClasses {
    private final Map<CaseAttribute, List<List<Enum<?>>>> classes = new EnumMap<>(CaseAttribute.class);
    private final Map<CaseAttribute, int[]> numbers = new EnumMap<>(CaseAttribute.class);

    /**
     * Finds the classes.
     *
     * @param rules those of all policies concerned; what only reports findings changes no outcome and is left out
     * @param apart attributes whose values are told apart besides
     */
    ValueClasses(Collection<Rule> rules, Set<CaseAttribute> apart) {
        Map<CaseAttribute, Set<Set<Enum<?>>>> comparisons = new EnumMap<>(CaseAttribute.class);
        rules.stream().filter(ValueClasses::decides).forEach(rule -> gather(rule.condition(), comparisons));
        apart.forEach(attribute -> attribute
                .domain()
                .forEach(value -> comparisons
                        .computeIfAbsent(attribute, none -> new HashSet<>())
                        .add(Set.of(value))));
        comparisons.forEach(this::partition);
    }

    static boolean decides(Rule rule) {
        return rule.effects().stream().anyMatch(effect -> effect != Effect.FLAG);
    }

    private static void gather(Condition condition, Map<CaseAttribute, Set<Set<Enum<?>>>> found) {
        if (condition instanceof Condition.OneOf oneOf) {
            found.computeIfAbsent((CaseAttribute) oneOf.attribute(), none -> new HashSet<>())
                    .add(oneOf.values());
        } else if (condition instanceof Condition.Not not) {
            gather(not.part(), found);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> gather(part, found));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> gather(part, found));
        }
    }

    private void partition(CaseAttribute attribute, Set<Set<Enum<?>>> comparisons) {
        List<Set<Enum<?>>> ordered = List.copyOf(comparisons);
        Map<List<Boolean>, Integer> known = new HashMap<>();
        List<List<Enum<?>>> members = new ArrayList<>();
        int[] numberOf = new int[attribute.domain().size()];
        for (Enum<?> value : attribute.domain()) {
            List<Boolean> named =
                    ordered.stream().map(values -> values.contains(value)).toList();
            int number = known.computeIfAbsent(named, none -> {
                members.add(new ArrayList<>());
                return members.size() - 1;
            });
            members.get(number).add(value);
            numberOf[value.ordinal()] = number;
        }
        classes.put(attribute, members);
        numbers.put(attribute, numberOf);
    }

    /** The attributes that some rule compares. */
    Set<CaseAttribute> read() {
        Set<CaseAttribute> read = EnumSet.noneOf(CaseAttribute.class);
        read.addAll(classes.keySet());
        return read;
    }

    /** The values of each class; each value alone for an attribute that no rule compares. */
    List<List<Enum<?>>> of(CaseAttribute attribute) {
        List<List<Enum<?>>> known = classes.get(attribute);
        return known != null
                ? known
                : attribute.domain().stream()
                        .<List<Enum<?>>>map(value -> List.of(value))
                        .toList();
    }

    int number(CaseAttribute attribute, Enum<?> value) {
        int[] known = numbers.get(attribute);
        return known == null ? value.ordinal() : known[value.ordinal()];
    }

    /** The code with every value that some rule compares replaced by the first of its class, and the others by none. */
    long normalized(long code) {
        long normalized = 0;
        for (Map.Entry<CaseAttribute, int[]> entry : numbers.entrySet()) {
            CaseAttribute attribute = entry.getKey();
            int number = entry.getValue()[CaseCode.value(code, attribute).ordinal()];
            normalized = CaseCode.with(
                    normalized, attribute, of(attribute).get(number).get(0));
        }
        return normalized;
    }
}
