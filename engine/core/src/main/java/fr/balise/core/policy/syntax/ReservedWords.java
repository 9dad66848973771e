package fr.balise.core.policy.syntax;

import java.util.Locale;
import java.util.Set;

/** Words that mean something in rules and tables, so that nothing of a policy's own may be called so. */
public final class ReservedWords {
    private static final Set<String> OF_RULES_AND_TABLES = Set.of(
            "rule",
            "when",
            "then",
            "end",
            "in",
            "verdicts",
            "ruleid",
            "source",
            "publicationcase",
            "mailboxcase",
            "case",
            "id",
            "effect",
            "title",
            "true",
            "false",
            "null",
            "kind");

    private ReservedWords() {}

    /** True of such a word, small and capital letters aside. */
    public static boolean isReserved(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return OF_RULES_AND_TABLES.contains(small)
                || Refusals.words()
                        .anyMatch(refused -> refused.toLowerCase(Locale.ROOT).equals(small));
    }
}
