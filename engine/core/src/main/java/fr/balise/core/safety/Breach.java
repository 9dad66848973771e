package fr.balise.core.safety;

import fr.balise.core.findings.Text;
import java.util.Collection;
import java.util.List;

/**
 * One limit, and by how much a plan breaks it.
 *
 * @param overrides the words that lift it, all of them; empty when nothing does
 * @param text what, both numbers, the setting and the override
 */
public record Breach(Limit limit, List<String> overrides, Text text) {
    /** True when a person named all that it takes. */
    public boolean liftedBy(Collection<String> named) {
        return limit.mayBeLifted() && (named.containsAll(overrides) || named.contains(limit.override()));
    }
}
