package fr.balise.core.policy.syntax;

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
        if (one.is("PublicationCase") || other.is(",")) {
            return false;
        }
        boolean patternOpens = one.is("(") && at > 0 && words.get(at - 1).is("PublicationCase");
        boolean patternCloses = other.is(")") && at + 2 == words.size();
        if (patternOpens || patternCloses) {
            return words.get(0).text().startsWith("$");
        }
        if (one.is("(") || one.is("!")) {
            return false;
        }
        return !other.is(")") || SIGNS.contains(one.text());
    }
}
