package fr.balise.adapters.server.rest;

import fr.balise.adapters.server.work.InForce;
import fr.balise.adapters.server.work.SettingTrial;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import io.swagger.v3.oas.annotations.Operation;
import java.util.SortedMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The policy in force. */
@RestController
final class PolicyController {
    private final Workspace workspace;

    PolicyController(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A policy in short.
     *
     * @param digest over what decides or words
     * @param bundleDigest over every byte
     * @param proof the certificate's word
     * @param settings by dotted name
     */
    record PolicyView(
            String name,
            String version,
            Text title,
            String digest,
            String bundleDigest,
            Object proof,
            ScenariosView scenarios,
            int rules,
            SortedMap<String, String> settings) {}

    /** How its scenarios came out. */
    record ScenariosView(int passed, int failed) {}

    @Operation(summary = "The policy in force: version, digests, proof, scenarios, settings")
    @GetMapping(Api.BASE + "/policies/current")
    ResponseEntity<PolicyView> current() {
        InForce inForce = workspace.inForce();
        Policy policy = inForce.policy();
        int failed = inForce.scenarios().failures().size();
        String digest = inForce.files().bundleDigest();
        PolicyView view = new PolicyView(
                policy.name(),
                policy.version(),
                policy.title(),
                policy.digest(),
                digest,
                Api.tree(inForce.proof()),
                new ScenariosView(inForce.scenarios().results().size() - failed, failed),
                policy.allRules().size(),
                SettingTrial.of(inForce.files()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + digest + "\"")
                .body(view);
    }
}
