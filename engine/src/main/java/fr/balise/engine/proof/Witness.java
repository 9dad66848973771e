package fr.balise.engine.proof;

import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.evaluation.Decision;
import fr.balise.engine.evaluation.Verdict;
import fr.balise.engine.findings.Language;
import fr.balise.engine.policy.Effect;
import fr.balise.engine.policy.Rule;
import fr.balise.engine.proof.space.CaseClass;
import fr.balise.engine.scenario.Scenario;
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
public record Witness(PublicationCase example, CaseClass kind, int cases, Decision decision, Verdict expected) {
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
