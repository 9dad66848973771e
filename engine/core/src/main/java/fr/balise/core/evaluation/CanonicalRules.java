package fr.balise.core.evaluation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes DRL anew from the checked tree of a policy. Every word of the result comes from an enumeration of ours, from a
 * rule's id, which has a form that cannot be code, or from this class: merely compiling somebody else's text could run
 * it.
 *
 * <p>Rules are written without a right-hand side: {@link Speaking} takes its place. The mvel dialect is chosen because
 * it needs no Java compiler at run time, which halves the cold start.
 */
final class CanonicalRules {
    static final String PACKAGE = "fr.balise.policy";

    private CanonicalRules() {}

    /** One rule of DRL for each, named by its id. */
    static String drl(List<Rule> rules) {
        StringBuilder drl = new StringBuilder("package " + PACKAGE + "\n");
        List<CaseKind> kinds =
                rules.stream().map(Rule::about).distinct().sorted().toList();
        kinds.stream()
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind.type()), kind.attributes().stream().map(Attribute::type)))
                .map(CanonicalRules::imported)
                .distinct()
                .sorted()
                .forEach(name -> drl.append("import ").append(name).append('\n'));
        drl.append("dialect \"mvel\"\n")
                .append("global ")
                .append(Object.class.getName())
                .append(' ')
                .append(Speaking.STATEMENTS)
                .append('\n');
        rules.forEach(rule -> append(drl, rule));
        return drl.toString();
    }

    private static void append(StringBuilder drl, Rule rule) {
        drl.append("rule \"").append(rule.id()).append("\"\nwhen\n  $case : ");
        drl.append(rule.about().type().getSimpleName())
                .append("( ")
                .append(constraints(rule.condition()))
                .append(" )\nthen\nend\n");
    }

    /** The outermost "and" is written with commas, so that rules share the nodes of their first constraints. */
    private static String constraints(Condition condition) {
        return condition instanceof Condition.AllOf all
                ? all.parts().stream().map(CanonicalRules::expression).collect(Collectors.joining(", "))
                : expression(condition);
    }

    private static String expression(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return anyValue(oneOf);
        }
        if (condition instanceof Condition.AllOf all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.AnyOf any) {
            return joined(any.parts(), " || ");
        }
        return negation(((Condition.Not) condition).part());
    }

    private static String anyValue(Condition.OneOf oneOf) {
        String each = oneOf.values().stream()
                .map(value -> comparison(oneOf.attribute(), "==", value))
                .collect(Collectors.joining(" || "));
        return oneOf.values().size() == 1 ? each : "(" + each + ")";
    }

    /** Negations are carried down to the comparisons: the mvel dialect reads {@code !=} best. */
    private static String negation(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            String each = oneOf.values().stream()
                    .map(value -> comparison(oneOf.attribute(), "!=", value))
                    .collect(Collectors.joining(" && "));
            return oneOf.values().size() == 1 ? each : "(" + each + ")";
        }
        if (condition instanceof Condition.AllOf all) {
            return joined(
                    all.parts().stream().<Condition>map(Condition.Not::new).toList(), " || ");
        }
        if (condition instanceof Condition.AnyOf any) {
            return joined(
                    any.parts().stream().<Condition>map(Condition.Not::new).toList(), " && ");
        }
        return expression(((Condition.Not) condition).part());
    }

    private static String joined(List<Condition> parts, String operator) {
        if (parts.isEmpty()) {
            return operator.equals(" && ") ? "true" : "false";
        }
        return parts.stream().map(CanonicalRules::expression).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String comparison(Attribute attribute, String operator, Enum<?> value) {
        return attribute.ruleName() + " " + operator + " " + attribute.type().getSimpleName() + "." + value.name();
    }

    private static String imported(Class<?> type) {
        return type.getName().replace('$', '.');
    }
}
