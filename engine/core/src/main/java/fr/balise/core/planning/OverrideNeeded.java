package fr.balise.core.planning;

import fr.balise.core.findings.Text;
import java.util.List;

/**
 * Something for which {@code apply} refuses the plan unless a person lifts it by name.
 *
 * @param overrides the words after {@code --override}, all of them
 * @param why what is too much, both numbers, the setting
 */
public record OverrideNeeded(List<String> overrides, Text why) {
    /** Copies the list. */
    public OverrideNeeded {
        overrides = List.copyOf(overrides);
    }
}
