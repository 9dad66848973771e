package fr.balise.adapters.formats.scenario;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.MutationScore.Survivor;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.analysis.scenario.run.Coverage;
import fr.balise.analysis.scenario.run.ScenarioResult;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.analysis.scenario.run.TableRow;
import fr.balise.analysis.scenario.run.WaivedScenario;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A run of scenarios for programs: the same bytes in any language. */
public record ScenarioJson(
        String schema,
        PolicyJson policy,
        int scenarios,
        int failed,
        List<FailureJson> failures,
        List<WaivedJson> waived,
        CoverageJson coverage,
        Optional<MutationJson> mutation) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:scenarios:1";

    /** A scenario that came out otherwise than it expects. */
    public record FailureJson(String scenario, String place, List<Difference> differences, SortedSet<RuleId> spoke) {
        private static FailureJson of(ScenarioResult failure) {
            Scenario scenario = failure.scenario();
            return new FailureJson(
                    scenario.title(), scenario.place().toString(), failure.differences(), failure.spoke());
        }
    }

    /** A scenario of the policy beneath that is not asked for, by which of its rules and which settings. */
    public record WaivedJson(String scenario, String place, List<ByJson> by, SortedSet<String> settings) {
        private static WaivedJson of(WaivedScenario waived) {
            return new WaivedJson(
                    waived.scenario().title(),
                    waived.scenario().place().toString(),
                    waived.by().stream()
                            .map(rule -> new ByJson(rule.id(), rule.reason()))
                            .toList(),
                    waived.settings());
        }
    }

    /** A disabled rule, and why. */
    public record ByJson(String rule, String reason) {}

    /** What the scenarios show of the policy. */
    public record CoverageJson(int percent, SortedSet<RuleId> silent, RowsJson rows) {
        private static CoverageJson of(Coverage coverage) {
            return new CoverageJson(
                    coverage.percent(),
                    coverage.silent(),
                    new RowsJson(
                            coverage.rows().size(),
                            coverage.rowPercent(),
                            coverage.unshownRows().stream().map(RowJson::of).toList()));
        }
    }

    /** What they show of its tables. */
    public record RowsJson(int all, int percent, List<RowJson> unshown) {}

    /** A row of a table. */
    public record RowJson(String table, long line, RuleId row) {
        private static RowJson of(TableRow row) {
            return new RowJson(row.place().file(), row.place().line(), row.id());
        }
    }

    /** How many small changes of the policy they notice. */
    public record MutationJson(int percent, int noticed, int equivalent, List<SurvivorJson> survivors) {
        private static MutationJson of(MutationScore score) {
            return new MutationJson(
                    score.percent(),
                    score.killed().size(),
                    score.equivalent().size(),
                    score.survivors().stream().map(SurvivorJson::of).toList());
        }
    }

    /** A change that no scenario notices, and a case that would. */
    public record SurvivorJson(RuleId rule, Text change, String witness) {
        private static SurvivorJson of(Survivor survivor) {
            return new SurvivorJson(
                    survivor.mutant().original().id(),
                    survivor.mutant().change(),
                    Scenario.written(survivor.witness()));
        }
    }

    /** The document, ending with a line break. */
    public static String of(ScenarioReport report) {
        ScenarioRun run = report.run();
        return SteadyJson.document(new ScenarioJson(
                SCHEMA,
                PolicyJson.of(report.policy()),
                run.results().size(),
                run.failures().size(),
                run.failures().stream().map(FailureJson::of).toList(),
                run.waived().stream().map(WaivedJson::of).toList(),
                CoverageJson.of(run.coverage()),
                report.mutation().map(measured -> MutationJson.of(measured.score()))));
    }
}
