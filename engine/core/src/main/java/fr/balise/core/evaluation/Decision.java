package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules say of a case.
 *
 * @param verdict the first in precedence of all that were stated
 * @param statements everything that was stated, by rule, in the order of rule ids
 */
public record Decision(Verdict verdict, List<Statement> statements) {
    private static final Effect[] EFFECTS = Effect.values();

    /** Copies the list. */
    public Decision {
        statements = List.copyOf(statements);
    }

    /** One rule stating one effect. */
    public record Statement(Rule rule, Effect effect) {}

    /**
     * The decision that follows when some rules speak.
     *
     * @param speaking in the order of their ids
     */
    public static Decision of(List<Rule> speaking) {
        Verdict verdict = Verdict.UNDECIDED;
        List<Statement> statements = new ArrayList<>();
        for (Rule rule : speaking) {
            for (Effect effect : EFFECTS) {
                if (rule.effects().contains(effect)) {
                    statements.add(new Statement(rule, effect));
                    Verdict stated = Verdict.statedBy(effect).orElse(verdict);
                    verdict = stated.compareTo(verdict) < 0 ? stated : verdict;
                }
            }
        }
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
