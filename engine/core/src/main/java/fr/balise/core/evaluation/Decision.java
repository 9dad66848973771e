package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.List;

/**
 * What the rules say of a case.
 *
 * @param verdict the first in precedence of all that were stated
 * @param statements everything that was stated, by rule, in the order of rule ids
 */
public record Decision(Verdict verdict, List<Statement> statements) {
    /** Copies the list. */
    public Decision {
        statements = List.copyOf(statements);
    }

    /** One rule stating one effect. */
    public record Statement(Rule rule, Effect effect) {}

    /**
     * The decision that follows from what was stated.
     *
     * @param statements by rule id, then effect
     */
    public static Decision of(List<Statement> statements) {
        Verdict verdict = statements.stream()
                .flatMap(statement -> Verdict.statedBy(statement.effect()).stream())
                .min(Enum::compareTo)
                .orElse(Verdict.UNDECIDED);
        return new Decision(verdict, statements);
    }

    /** The rules that stated the verdict. */
    public List<Rule> deciding() {
        return verdict.effect().map(this::stating).orElse(List.of());
    }

    /** The rules that stated an effect. */
    public List<Rule> stating(Effect effect) {
        return statements.stream()
                .filter(statement -> statement.effect() == effect)
                .map(Statement::rule)
                .toList();
    }

    /** True when a rule stated the effect. */
    public boolean states(Effect effect) {
        return statements.stream().anyMatch(statement -> statement.effect() == effect);
    }

    /** True for the statement of a verdict that another one, which comes first in precedence, sets aside. */
    public boolean overrules(Statement statement) {
        return Verdict.statedBy(statement.effect())
                .filter(stated -> stated != verdict)
                .isPresent();
    }
}
