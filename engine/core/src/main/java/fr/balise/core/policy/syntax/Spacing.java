package fr.balise.core.policy.syntax;

import fr.balise.core.cases.CaseKind;
import java.util.List;
import java.util.Set;

/** Where a space stands between two words of one line. */
final class Spacing {
    private static final Set<String> SIGNS = Set.of("==", "!=", "&&", "||", ":", "in", "not");

    private Spacing() {}

    /** True for a space after the word at that place. */
    static boolean between(List<Token> words, int at, boolean inPattern) {
        Token one = words.get(at);
        Token other = words.get(at + 1);
        if (!inPattern) {
            return one.is(",") || other.is("@");
        }
        if (namesCase(one) || other.is(",")) {
            return false;
        }
        boolean patternOpens = one.is("(") && at > 0 && namesCase(words.get(at - 1));
        boolean patternCloses = other.is(")") && at + 2 == words.size();
        if (patternOpens || patternCloses) {
            return words.get(0).text().startsWith("$");
        }
        if (one.is("(") || one.is("!")) {
            return false;
        }
        return !other.is(")") || SIGNS.contains(one.text());
    }

    private static boolean namesCase(Token word) {
        return CaseKind.named(word.text()).isPresent();
    }
}
