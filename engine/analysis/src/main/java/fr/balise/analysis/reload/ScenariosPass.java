package fr.balise.analysis.reload;

import fr.balise.analysis.scenario.run.ScenarioResult;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.util.List;

/** The scenarios that come with a policy pass, decided by the very engine that would be used; there must be some. */
public final class ScenariosPass implements Admission {
    @Override
    public List<PolicyProblem> objections(PublicationEngine candidate, PolicyFiles files) {
        try {
            ScenarioRun run = ScenarioRun.of(files, candidate.policy(), candidate::decideCases, aCase -> List.of());
            if (run.results().isEmpty()) {
                return List.of(noScenario());
            }
            return run.failures().stream().map(ScenariosPass::failed).toList();
        } catch (InvalidPolicy e) {
            return e.problems();
        }
    }

    private static PolicyProblem noScenario() {
        return new PolicyProblem(
                "scenarios/",
                0,
                0,
                new Text("aucun scénario", "there is no scenario"),
                new Text(
                        "Ajoutez-en : une politique que rien n'essaie ne remplace pas celle qui sert.",
                        "Add some: a policy that nothing tries does not take the place of the one in use."));
    }

    private static PolicyProblem failed(ScenarioResult result) {
        SourceLine place = result.scenario().place();
        return new PolicyProblem(
                place.file(),
                (int) place.line(),
                0,
                new Text("scénario en échec, " + result.in(Language.FR), "failed scenario, " + result.in(Language.EN)),
                new Text("Corrigez la règle ou le scénario.", "Correct the rule or the scenario."));
    }
}
