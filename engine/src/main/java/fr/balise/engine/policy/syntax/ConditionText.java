package fr.balise.engine.policy.syntax;

import fr.balise.engine.policy.Condition;
import java.util.ArrayList;
import java.util.List;

/** A condition that stands alone, outside any rule. */
public final class ConditionText {
    private ConditionText() {}

    /**
     * Reads a condition in the vocabulary of rules, for example {@code mailboxType == PER && usage != WANTED}.
     *
     * @throws IllegalArgumentException when it is not one; the message tells where and what to write
     */
    public static Condition read(String text) {
        List<RuleSyntaxException> told = new ArrayList<>();
        TokenReader in = new TokenReader(RuleLexer.cut(text));
        try {
            Condition condition = new ConditionParser(in, told::add).alone();
            if (told.isEmpty()) {
                return condition;
            }
        } catch (RuleSyntaxException e) {
            told.add(e);
        }
        RuleSyntaxException first = told.get(0);
        throw new IllegalArgumentException(
                first.what().en() + " (column " + first.column() + ") in: " + text + ". "
                        + first.remedy().en(),
                first);
    }
}
