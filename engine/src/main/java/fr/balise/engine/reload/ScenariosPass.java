package fr.balise.engine.reload;

import fr.balise.engine.PublicationEngine;
import fr.balise.engine.facts.SourceLine;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import fr.balise.engine.policy.InvalidPolicy;
import fr.balise.engine.policy.PolicyFiles;
import fr.balise.engine.policy.PolicyProblem;
import fr.balise.engine.scenario.ScenarioReader;
import fr.balise.engine.scenario.ScenarioResult;
import fr.balise.engine.scenario.ScenarioRun;
import java.util.List;

/** The scenarios that come with a policy pass, decided by the very engine that would be used; there must be some. */
public final class ScenariosPass implements Admission {
    @Override
    public List<PolicyProblem> objections(PublicationEngine candidate, PolicyFiles files) {
        try {
            ScenarioRun run = ScenarioRun.of(
                    candidate.policy(),
                    ScenarioReader.read(files, candidate.policy()),
                    candidate::decideCases,
                    aCase -> List.of());
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
