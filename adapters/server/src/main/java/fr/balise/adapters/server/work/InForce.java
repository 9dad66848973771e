package fr.balise.adapters.server.work;

import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;

/**
 * The policy in force.
 *
 * @param proof whether its certificate says that its promises hold
 * @param scenarios as they came out
 */
public record InForce(PolicyFiles files, Policy policy, ProofStatus proof, ScenarioRun scenarios) {
    static InForce of(PolicyFiles files, Policy policy, ScenarioRun scenarios) {
        return new InForce(files, policy, proof(files, policy), scenarios);
    }

    /** A damaged certificate proves nothing. */
    private static ProofStatus proof(PolicyFiles files, Policy policy) {
        try {
            return CertificateFile.of(files).map(said -> said.about(policy)).orElse(ProofStatus.NONE);
        } catch (UnusableFile e) {
            return new ProofStatus.NotProved(ProofStatus.Why.DOES_NOT_HOLD);
        }
    }
}
