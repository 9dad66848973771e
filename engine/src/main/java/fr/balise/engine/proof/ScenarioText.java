package fr.balise.engine.proof;

import fr.balise.engine.cases.CaseAttribute;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a witness as a scenario that can be pasted into the policy. */
final class ScenarioText {
    /** What a policy sets for all cases stays with the policy. */
    private static final Set<CaseAttribute> SETTINGS =
            EnumSet.of(CaseAttribute.RED_LIST_HANDLING, CaseAttribute.RANKING);

    private ScenarioText() {}

    static String of(Witness witness) {
        String given = Stream.of(CaseAttribute.values())
                .filter(attribute -> !SETTINGS.contains(attribute))
                .map(attribute -> attribute.ruleName() + ": "
                        + witness.example().get(attribute).name())
                .collect(Collectors.joining(", "));
        return "- scenario: " + quoted(witness.inWords().en()) + "\n  given: {" + given + "}\n  expect: {verdict: "
                + witness.expected() + "}\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
