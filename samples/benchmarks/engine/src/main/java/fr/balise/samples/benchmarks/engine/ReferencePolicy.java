package fr.balise.samples.benchmarks.engine;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;

/** The policy that both sides decide by. */
final class ReferencePolicy {
    private ReferencePolicy() {}

    /** @throws IllegalStateException when the folder holds no sound policy: there is nothing to measure then */
    static Policy in(Path folder) {
        try {
            return PolicyLoader.load(PolicyFolder.read(folder));
        } catch (InvalidPolicy e) {
            throw new IllegalStateException("no policy to measure in " + folder, e);
        }
    }
}
