package fr.balise.analysis.proof;

import fr.balise.analysis.proof.diagram.CaseClass;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A case that shows a fault.
 *
 * @param example the most ordinary case of its kind
 * @param kind the fewest attributes that bring the fault about: whatever the others are, it stays
 * @param cases how many cases are of that kind
 * @param decision what is decided of the example
 * @param expected the verdict that would be right, or one of them
 */
public record Witness(PublicationCase example, CaseClass kind, long cases, Decision decision, Verdict expected) {
    /** A scenario for {@code scenarios/*.yaml}, which fails as long as the fault is there. */
    public String scenario(Language language) {
        String title = kind.inWords().in(language).replace("'", "''");
        return "- scenario: '" + title + "'\n  " + Scenario.written(example) + "\n  expect: {verdict: " + expected
                + flags() + "}\n";
    }

    /** A scenario names all findings; those of today are no part of the fault. */
    private String flags() {
        List<Rule> flagging = decision.stating(Effect.FLAG);
        return flagging.isEmpty()
                ? ""
                : flagging.stream().map(rule -> rule.id().value()).collect(Collectors.joining(", ", ", flags: [", "]"));
    }
}
