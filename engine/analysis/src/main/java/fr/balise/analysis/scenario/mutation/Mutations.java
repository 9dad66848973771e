package fr.balise.analysis.scenario.mutation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.AnyOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The small changes that are tried on a rule: it is taken out; what it states is taken away or becomes another verdict;
 * a comparison is turned round or looks at another value; a part of its condition is left out.
 */
public final class Mutations {
    private static final List<Effect> VERDICTS = List.of(Effect.UNTOUCHED, Effect.REMOVE, Effect.REQUIRE, Effect.ALLOW);

    private Mutations() {}

    private record Altered(Condition condition, Text change) {
        Altered inside(UnaryOperator<Condition> around) {
            return new Altered(around.apply(condition), change);
        }
    }

    /** Every change that is tried on a rule. */
    public static List<Mutant> of(Rule rule) {
        List<Mutant> mutants = new ArrayList<>();
        mutants.add(new Mutant(rule, Optional.empty(), new Text("règle retirée", "rule taken out")));
        mutants.addAll(effects(rule));
        List<Altered> conditions = new ArrayList<>(alterations(rule.condition()));
        if (!(rule.condition() instanceof AllOf)) {
            conditions.add(new Altered(new AllOf(List.of()), leftOut(rule.condition())));
        }
        conditions.forEach(altered -> mutants.add(
                new Mutant(rule, Optional.of(rule.with(altered.condition(), rule.effects())), altered.change())));
        return mutants;
    }

    private static List<Mutant> effects(Rule rule) {
        List<Mutant> mutants = new ArrayList<>();
        for (Effect effect : rule.effects()) {
            Set<Effect> rest = new LinkedHashSet<>(rule.effects());
            rest.remove(effect);
            if (!rest.isEmpty()) {
                mutants.add(new Mutant(
                        rule,
                        Optional.of(rule.with(rule.condition(), List.copyOf(rest))),
                        new Text(effect.word() + " retiré", effect.word() + " taken away")));
            }
            if (VERDICTS.contains(effect)) {
                VERDICTS.stream()
                        .filter(other -> !rule.effects().contains(other))
                        .forEach(other -> {
                            Set<Effect> changed = new LinkedHashSet<>(rest);
                            changed.add(other);
                            String change = effect.word() + " → " + other.word();
                            mutants.add(new Mutant(
                                    rule,
                                    Optional.of(rule.with(rule.condition(), List.copyOf(changed))),
                                    new Text(change, change)));
                        });
            }
        }
        return mutants;
    }

    private static List<Altered> alterations(Condition condition) {
        if (condition instanceof OneOf oneOf) {
            return comparison(oneOf);
        }
        if (condition instanceof Not not) {
            return negation(not);
        }
        return condition instanceof AllOf all
                ? parts(all.parts(), AllOf::new)
                : parts(((AnyOf) condition).parts(), AnyOf::new);
    }

    private static List<Altered> comparison(OneOf comparison) {
        List<Altered> altered = new ArrayList<>(otherValues(comparison));
        altered.add(changed(comparison, new Not(comparison)));
        return altered;
    }

    private static List<Altered> negation(Not not) {
        List<Altered> altered = new ArrayList<>();
        if (not.part() instanceof OneOf oneOf) {
            otherValues(oneOf).forEach(each -> altered.add(changed(not, new Not(each.condition()))));
        } else {
            alterations(not.part()).forEach(each -> altered.add(each.inside(Not::new)));
        }
        altered.add(changed(not, not.part()));
        return altered;
    }

    private static List<Altered> otherValues(OneOf comparison) {
        List<Altered> altered = new ArrayList<>();
        Attribute attribute = comparison.attribute();
        for (int bit = 1; bit <= comparison.values(); bit <<= 1) {
            if ((comparison.values() & bit) == 0) {
                continue;
            }
            int rest = comparison.values() & ~bit;
            if (rest != 0) {
                altered.add(changed(comparison, new OneOf(attribute, rest)));
            }
            for (int other = 1; other <= attribute.all(); other <<= 1) {
                if ((comparison.values() & other) == 0) {
                    altered.add(changed(comparison, new OneOf(attribute, rest | other)));
                }
            }
        }
        return altered;
    }

    private interface Joined {
        Condition of(List<Condition> parts);
    }

    private static List<Altered> parts(List<Condition> parts, Joined joined) {
        List<Altered> altered = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int place = i;
            List<Condition> rest = new ArrayList<>(parts);
            rest.remove(place);
            altered.add(new Altered(joined.of(rest), leftOut(parts.get(place))));
            alterations(parts.get(place))
                    .forEach(each -> altered.add(each.inside(part -> {
                        List<Condition> changed = new ArrayList<>(parts);
                        changed.set(place, part);
                        return joined.of(changed);
                    })));
        }
        return altered;
    }

    private static Text leftOut(Condition part) {
        return new Text(written(part) + " omis", written(part) + " left out");
    }

    private static Altered changed(Condition from, Condition to) {
        String change = written(from) + " → " + written(to);
        return new Altered(to, new Text(change, change));
    }

    private static String written(Condition condition) {
        if (condition instanceof OneOf oneOf) {
            return comparison(oneOf, "==", "in");
        }
        if (condition instanceof Not not) {
            return not.part() instanceof OneOf oneOf
                    ? comparison(oneOf, "!=", "not in")
                    : "!(" + written(not.part()) + ")";
        }
        return condition instanceof AllOf all
                ? joined(all.parts(), " && ")
                : joined(((AnyOf) condition).parts(), " || ");
    }

    private static String comparison(OneOf oneOf, String ofOne, String ofSeveral) {
        List<String> values = oneOf.attribute().names(oneOf.values());
        return values.size() == 1
                ? oneOf.attribute() + " " + ofOne + " " + values.get(0)
                : oneOf.attribute() + " " + ofSeveral + " (" + String.join(", ", values) + ")";
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(Mutations::written).collect(Collectors.joining(word, "(", ")"));
    }
}
