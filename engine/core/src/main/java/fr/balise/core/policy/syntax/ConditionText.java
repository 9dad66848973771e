package fr.balise.core.policy.syntax;

import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A condition that stands alone, outside any rule. */
public final class ConditionText {
    private ConditionText() {}

    /**
     * Reads a condition in the attributes that every policy knows, for example {@code mailboxType == PER && usage != WANTED}.
     *
     * @throws IllegalArgumentException when it is not one; the message tells where and what to write
     */
    public static Condition read(String text) {
        List<RuleSyntaxException> told = new ArrayList<>();
        return read(text, Vocabulary.builtIn(), told).orElseThrow(() -> {
            RuleSyntaxException first = told.get(0);
            return new IllegalArgumentException(
                    first.what().en() + " (column " + first.column() + ") in: " + text + ". "
                            + first.remedy().en(),
                    first);
        });
    }

    /**
     * Reads a condition out of a file.
     *
     * @param line where it stands, from 1
     * @param column of the quote before it, from 1
     * @return empty when it is not one; what is wrong goes to {@code problems}
     */
    public static Optional<Condition> read(
            String text, Vocabulary vocabulary, String file, int line, int column, PolicyProblems problems) {
        List<RuleSyntaxException> told = new ArrayList<>();
        Optional<Condition> condition = read(text, vocabulary, told);
        told.forEach(e -> problems.add(file, line, column + e.column(), e.what(), e.remedy()));
        return condition;
    }

    private static Optional<Condition> read(String text, Vocabulary vocabulary, List<RuleSyntaxException> told) {
        TokenReader in = new TokenReader(RuleLexer.cut(text));
        try {
            Condition condition = new ConditionParser(in, vocabulary, told::add).alone();
            return told.isEmpty() ? Optional.of(condition) : Optional.empty();
        } catch (RuleSyntaxException e) {
            told.add(e);
            return Optional.empty();
        }
    }
}
