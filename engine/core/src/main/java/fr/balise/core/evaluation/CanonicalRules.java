package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes DRL anew from the checked tree of a policy. Every word of the result is a number, a
 * rule's id, which has a form that cannot be code, or from this class: merely compiling somebody else's text could run
 * it.
 *
 * <p>Rules are written without a right-hand side: {@link RuleConsequence} takes its place. The mvel dialect is chosen because
 * it needs no Java compiler at run time, which halves the cold start.
 */
final class CanonicalRules {
    static final String PACKAGE = "fr.balise.policy";

    private CanonicalRules() {}

    /** One rule of DRL for each, named by its id. */
    static String drl(List<Rule> rules) {
        StringBuilder drl = new StringBuilder("package " + PACKAGE + "\nimport " + CaseFact.class.getName() + "\n");
        drl.append("dialect \"mvel\"\n")
                .append("global ")
                .append(Object.class.getName())
                .append(' ')
                .append(RuleConsequence.STATEMENTS)
                .append('\n');
        rules.forEach(rule -> append(drl, rule));
        return drl.toString();
    }

    private static void append(StringBuilder drl, Rule rule) {
        drl.append("rule \"").append(rule.id()).append("\"\nwhen\n  $case : CaseFact( kind == ");
        drl.append(rule.about().ordinal());
        String constraints = constraints(rule.condition());
        drl.append(constraints.isEmpty() ? "" : ", ").append(constraints).append(" )\nthen\nend\n");
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
        return compared(oneOf, " == ", " || ");
    }

    /** Negations are carried down to the comparisons: the mvel dialect reads {@code !=} best. */
    private static String negation(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return compared(oneOf, " != ", " && ");
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

    /** Attributes are named by their places, values are their indexes: no word of an operator's gets here. */
    private static String compared(Condition.OneOf oneOf, String sign, String joining) {
        return IntStream.range(0, Integer.SIZE)
                .filter(index -> (oneOf.values() >>> index & 1) != 0)
                .mapToObj(index -> "a" + oneOf.attribute().place() + sign + index)
                .collect(Collectors.joining(joining, "(", ")"));
    }
}
