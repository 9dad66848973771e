package fr.balise.adapters.cli.options;

import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the policies that commands are given. */
public final class Inputs {
    static final Messages MESSAGES = Messages.beside(Inputs.class, "options");

    private Inputs() {}

    /**
     * A policy with what is known of its proof. A damaged certificate ends the command: it must not pass for a proof, nor
     * its loss go unseen.
     *
     * @param certificate null for the one in the policy's folder or zip, if there is one
     */
    public static PolicyInForce policy(Path path, @Nullable Path certificate) throws Refusal {
        PolicyFiles files = PolicyFolder.read(path);
        return PolicyInForce.load(
                files,
                () -> certificate == null ? CertificateFile.of(files) : Optional.of(CertificateFile.read(certificate)));
    }

    /** One of two policies to be compared: a problem says in which of them it is. */
    public static Policy policy(String option, Path path) throws Refusal {
        try {
            return PolicyLoader.load(PolicyFolder.read(path));
        } catch (InvalidPolicy e) {
            List<Text> sentences = new ArrayList<>(e.sentences());
            sentences.add(MESSAGES.text("policy.unusable", option, path));
            throw new Refusal(Refusal.Kind.POLICY, sentences, e);
        }
    }
}
