package fr.balise.samples.sandbox.criteria;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Identifier systems that stand for one another.
 *
 * @param aliases every system of the family
 * @param accepted those that a request may use; one outside matches nothing
 */
public record SystemAliases(Set<String> aliases, Set<String> accepted) {

    boolean same(String asked, @Nullable String held) {
        if (!aliases.contains(asked)) {
            return asked.equals(held == null ? "" : held);
        }
        return accepted.contains(asked) && aliases.contains(held == null ? "" : held);
    }
}
