package fr.balise.core.policy.syntax;

import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rules as an operator would: what it writes, {@link RuleParser} reads back as the same tree. */
public final class RuleText {
    private RuleText() {}

    /** The rule, with its last line ended; its sentence stands elsewhere. */
    public static String of(Rule rule) {
        StringBuilder text = new StringBuilder("rule " + quoted(rule.title()) + "\n");
        text.append("  @ruleId(").append(rule.id()).append(") @source(");
        text.append(String.join(", ", rule.sources()))
                .append(")\nwhen\n  $case : ")
                .append(rule.about().pattern())
                .append("( ");
        String condition = of(rule.condition());
        text.append(condition).append(condition.isEmpty() ? ")\nthen\n" : " )\nthen\n");
        for (Effect effect : rule.effects()) {
            text.append("  verdicts.").append(effect.word()).append("($case);\n");
        }
        return text.append("end\n").toString();
    }

    /** What stands between the brackets of {@code PublicationCase( … )} or {@code MailboxCase( … )}; empty for the condition that always holds. */
    public static String of(Condition condition) {
        return condition instanceof Condition.AllOf all
                ? joined(all.parts(), ", ")
                : write(condition, condition instanceof Condition.AnyOf);
    }

    static String quoted(String title) {
        return title.indexOf('"') < 0 ? "\"" + title + "\"" : "'" + title + "'";
    }

    private static String write(Condition condition, boolean outermost) {
        if (condition instanceof Condition.OneOf oneOf) {
            return comparison(oneOf, false);
        }
        if (condition instanceof Condition.Not not) {
            return not.part() instanceof Condition.OneOf oneOf
                    ? comparison(oneOf, true)
                    : "!(" + write(not.part(), true) + ")";
        }
        String inside = condition instanceof Condition.AllOf all
                ? joined(all.parts(), " && ")
                : joined(((Condition.AnyOf) condition).parts(), " || ");
        return outermost ? inside : "(" + inside + ")";
    }

    private static String joined(List<Condition> parts, String sign) {
        return parts.stream().map(part -> write(part, false)).collect(Collectors.joining(sign));
    }

    private static String comparison(Condition.OneOf oneOf, boolean negated) {
        List<String> names = oneOf.attribute().names(oneOf.values());
        return names.size() == 1
                ? oneOf.attribute() + (negated ? " != " : " == ") + names.get(0)
                : oneOf.attribute() + (negated ? " not in (" : " in (") + String.join(", ", names) + ")";
    }
}
