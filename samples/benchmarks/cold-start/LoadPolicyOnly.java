import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import java.nio.file.Path;

/** The yardstick of the cold start: loads Drools and a policy, decides nothing, ends. */
public final class LoadPolicyOnly {
    private LoadPolicyOnly() {}

    /** Takes the folder of the policy. */
    public static void main(String[] arguments) throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(Path.of(arguments[0])))) {
            System.out.println(engine.policy().rules().size());
        }
    }
}
