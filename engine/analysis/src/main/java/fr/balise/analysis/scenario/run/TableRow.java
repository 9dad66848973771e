package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.OfFacts;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SettingRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A row of a policy's tables, and whether scenarios show what it says.
 *
 * @param shown for a row that is a rule, that it spoke in a scenario; for one that sets how facts are read, that the
 *     cases of a scenario with facts would be others if it said something else; for one that has a place considered or a
 *     text written, that a scenario fails without it
 */
public record TableRow(SourceLine place, RuleId id, boolean shown) {
    private static final Comparator<TableRow> BY_PLACE = Comparator.comparing(
                    (TableRow row) -> row.place().file())
            .thenComparing(row -> row.place().line());

    static List<TableRow> of(
            Policy policy, Collection<ScenarioResult> results, Set<RuleId> silent, CaseDecider decider) {
        List<TableRow> rows = new ArrayList<>();
        policy.rules().stream()
                .filter(rule -> !rule.place().file().endsWith(".drl"))
                .forEach(rule -> rows.add(new TableRow(rule.place(), rule.id(), !silent.contains(rule.id()))));
        policy.settingRows()
                .forEach(row -> rows.add(new TableRow(
                        row.place(),
                        row.id(),
                        results.stream().anyMatch(result -> shows(result, row, policy, decider)))));
        rows.sort(BY_PLACE);
        return List.copyOf(rows);
    }

    private static boolean shows(ScenarioResult result, SettingRow row, Policy policy, CaseDecider decider) {
        if (row.subject() instanceof SettingRow.Considered || row.subject() instanceof SettingRow.Written) {
            Scenario scenario = result.scenario();
            return result.passed()
                    && scenario.content() instanceof OfFacts
                    && row.saidOtherwise(scenario.settings())
                            .anyMatch(without -> !ScenarioJudge.of(policy, scenario.with(without))
                                    .judge(decider)
                                    .passed());
        }
        return dependsOn(row, result.scenario());
    }

    private static boolean dependsOn(SettingRow row, Scenario scenario) {
        if (!(scenario.content() instanceof OfFacts facts)) {
            return false;
        }
        List<PublicationCase> cases = cases(facts, scenario, scenario.settings());
        return row.saidOtherwise(scenario.settings())
                .anyMatch(settings -> !cases(facts, scenario, settings).equals(cases));
    }

    private static List<PublicationCase> cases(OfFacts facts, Scenario scenario, CaseSettings settings) {
        return CaseDerivation.derive(facts.given(), settings, scenario.asOf()).candidates().stream()
                .map(Candidate::publicationCase)
                .toList();
    }
}
