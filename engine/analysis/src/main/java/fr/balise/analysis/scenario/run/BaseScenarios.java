package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.ScenarioReader;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Disabled;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The scenarios of the policy beneath, asked of the policy that lies on it. Only what that policy declares can waive one:
 * a disabled rule that the scenario expects, or without which the policy beneath fails it already; or a setting, when the
 * rules pass it as long as the settings are those of the policy beneath. What rules of its own turn fails.
 */
final class BaseScenarios {
    private final PolicyFiles files;
    private final Policy policy;
    private final Overlay overlay;
    private final Examination examination;
    private final List<ScenarioResult> results = new ArrayList<>();
    private final List<WaivedScenario> waived = new ArrayList<>();

    private BaseScenarios(PolicyFiles files, Overlay overlay, Examination examination) {
        this.files = files;
        this.policy = examination.policy();
        this.overlay = overlay;
        this.examination = examination;
    }

    static BaseScenarios run(PolicyFiles files, Overlay overlay, Examination examination) throws InvalidPolicy {
        BaseScenarios scenarios = new BaseScenarios(files, overlay, examination);
        scenarios.run();
        return scenarios;
    }

    /** What came of those that are asked for. */
    List<ScenarioResult> results() {
        return results;
    }

    List<WaivedScenario> waived() {
        return waived;
    }

    private void run() throws InvalidPolicy {
        List<Scenario> asked = under(policy.caseSettings());
        List<Integer> failed = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            Scenario scenario = asked.get(at);
            List<Disabled> expected = disabled(scenario.rules());
            if (expected.isEmpty()) {
                ScenarioResult result = examination.judge(scenario);
                results.add(result);
                if (!result.passed()) {
                    failed.add(at);
                }
            } else {
                waived.add(new WaivedScenario(scenario, expected, new TreeSet<>()));
            }
        }
        if (!failed.isEmpty()) {
            waiveAmong(failed, asked);
        }
    }

    private void waiveAmong(List<Integer> failed, List<Scenario> asked) throws InvalidPolicy {
        List<Scenario> asWritten = under(overlay.baseSettings());
        List<Rule> kept = policy.allRules().stream()
                .filter(rule -> Overlay.isBeneath(rule.place()))
                .toList();
        List<Rule> all =
                Stream.concat(kept.stream(), overlay.disabledRules().stream()).toList();
        try (CaseEvaluator keptRules = CaseEvaluator.compile(kept);
                CaseEvaluator allRules = CaseEvaluator.compile(all)) {
            Examination ofKept = examination.of(policy.with(kept), keptRules);
            Examination ofAll = examination.of(policy.with(all), allRules);
            for (int at : failed) {
                Scenario written = asWritten.get(at);
                Scenario failing = asked.get(at);
                if (!ofKept.passes(written)) {
                    ScenarioResult before = ofAll.judge(written);
                    if (before.passed()) {
                        waive(
                                failing,
                                disabled(before.spoke().stream()
                                        .map(Object::toString)
                                        .toList()),
                                new TreeSet<>());
                    }
                } else if (examination.passes(written)) {
                    waive(failing, List.of(), turning(at));
                }
            }
        }
    }

    private void waive(Scenario scenario, List<Disabled> by, SortedSet<String> settings) {
        results.removeIf(result -> result.scenario().equals(scenario));
        waived.add(new WaivedScenario(scenario, by, settings));
    }

    /** The settings that turn a scenario one by one; all that differ when it takes several. */
    private SortedSet<String> turning(int at) throws InvalidPolicy {
        SortedSet<String> turning = new TreeSet<>();
        SortedSet<String> differing = new TreeSet<>();
        for (ChangedSetting setting : ChangedSetting.values()) {
            CaseSettings taken = setting.taken(overlay.baseSettings(), policy.caseSettings());
            if (!taken.equals(overlay.baseSettings())) {
                differing.addAll(names(setting));
                if (!examination.passes(under(taken).get(at))) {
                    turning.addAll(names(setting));
                }
            }
        }
        return turning.isEmpty() ? differing : turning;
    }

    /** As policy.yaml names what it says of a setting; a setting of tables by its own name. */
    private List<String> names(ChangedSetting setting) {
        List<String> said = policy.settings().entrySet().stream()
                .filter(entry -> (entry.getKey() + ".").startsWith(setting.setting() + ".")
                        && !Overlay.isBeneath(entry.getValue().place()))
                .map(entry -> entry.getKey())
                .toList();
        return said.isEmpty() ? List.of(setting.setting()) : said;
    }

    private List<Scenario> under(CaseSettings settings) throws InvalidPolicy {
        return ScenarioReader.readBase(files, policy, settings);
    }

    private List<Disabled> disabled(Collection<String> rules) {
        return rules.stream()
                .sorted()
                .flatMap(rule -> Optional.ofNullable(overlay.disabled().get(rule)).stream())
                .toList();
    }
}
