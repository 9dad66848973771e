package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Disabled;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A scenario of the policy beneath that is not asked for: it is about a disabled rule, or what is disabled turns it by
 * itself, or a setting does.
 *
 * @param by the disabled rules
 * @param settings the settings, by the names of {@code policy.yaml} or of tables
 */
public record WaivedScenario(Scenario scenario, List<Disabled> by, SortedSet<String> settings) {
    private static final Messages MESSAGES = Messages.beside(WaivedScenario.class, "waived");

    /** Copies the collections. */
    public WaivedScenario {
        by = List.copyOf(by);
        settings = new TreeSet<>(settings);
    }

    /** For people: by what. */
    public Text why() {
        if (by.isEmpty()) {
            return MESSAGES.text("bySettings", String.join(", ", settings));
        }
        return MESSAGES.text(
                "byRules",
                by.stream().map(each -> each.id() + " (" + each.reason() + ")").collect(Collectors.joining(", ")));
    }
}
