package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * What came of one scenario.
 *
 * @param differences where it is not as expected; empty when it passed
 * @param spoke the rules that spoke, on any of its cases
 * @param standing how its rule stands to the others; SILENT when it names none
 * @param overrides the verdicts that overruled others on one of its cases
 */
public record ScenarioResult(
        Scenario scenario,
        List<Difference> differences,
        SortedSet<RuleId> spoke,
        Standing standing,
        Set<Override> overrides) {
    /** Copies the list. */
    public ScenarioResult {
        differences = List.copyOf(differences);
    }

    /** One thing that is not as expected. */
    public record Difference(Text what, Text expected, Text actual) {
        /** A difference between things that read alike in both languages: names, codes, addresses. */
        static Difference of(Text what, String expected, String actual) {
            return new Difference(what, new Text(expected, expected), new Text(actual, actual));
        }
    }

    /** A verdict that was stated and stood, beside one that was stated and did not. */
    public record Override(Verdict stronger, Verdict weaker) {
        /** Which verdict of a decision overruled which. */
        public static Set<Override> in(Decision decision) {
            return decision.statements().stream()
                    .flatMap(statement -> Verdict.statedBy(statement.effect()).stream())
                    .filter(weaker -> weaker != decision.verdict())
                    .map(weaker -> new Override(decision.verdict(), weaker))
                    .collect(Collectors.toSet());
        }
    }

    /** This result with one thing more that is not as expected. */
    ScenarioResult with(Difference difference) {
        List<Difference> more = new ArrayList<>(differences);
        more.add(difference);
        return new ScenarioResult(scenario, more, spoke, standing, overrides);
    }

    /** True when everything is as expected. */
    public boolean passed() {
        return differences.isEmpty();
    }

    /** For people, several lines: where it stands, then expected and actual of each difference, then who spoke. */
    public String in(Language language) {
        boolean french = language == Language.FR;
        StringBuilder told = new StringBuilder(scenario.place() + (french ? " : " : ": ") + scenario.title());
        for (Difference difference : differences) {
            told.append("\n  ").append(difference.what().in(language));
            told.append(french ? "\n    attendu : " : "\n    expected: ")
                    .append(difference.expected().in(language));
            told.append(french ? "\n    obtenu  : " : "\n    actual:   ")
                    .append(difference.actual().in(language));
        }
        if (!passed()) {
            told.append(french ? "\n  se sont prononcées : " : "\n  rules that spoke: ");
            told.append(
                    spoke.isEmpty() ? "—" : spoke.stream().map(RuleId::value).collect(Collectors.joining(", ")));
        }
        return language.typeset(told.toString());
    }
}
