package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.difference.DifferenceJson;
import fr.balise.adapters.formats.scenario.ScenarioJson;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.adapters.server.policies.PolicyStep;
import fr.balise.adapters.server.policies.PolicyVersion;
import fr.balise.adapters.server.policies.PolicyVersions;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.InForce;
import fr.balise.adapters.server.work.Page;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.proof.PolicyProof;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the policy: handed in, changed, looked at, put in force. */
@RestController
@RequestMapping(Api.BASE + "/policies")
final class PolicyController {
    static final String ZIP = "application/zip";

    private final Workspace workspace;
    private final PolicyVersions policies;

    PolicyController(Workspace workspace, PolicyVersions policies) {
        this.workspace = workspace;
        this.policies = policies;
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

    /** A version in a list. */
    record VersionView(String id, boolean inForce, List<PolicyStep> steps) {}

    /**
     * A version.
     *
     * @param digest over every byte, by which it is put in force
     * @param problems why it could not decide; empty when it could
     * @param settings what its {@code policy.yaml} says, by dotted name
     * @param files its paths
     */
    record VersionDetail(
            String id,
            String digest,
            boolean inForce,
            List<PolicyStep> steps,
            List<Text> problems,
            Map<String, String> settings,
            List<String> files) {}

    /** New values by dotted name, for example {@code activity.inactiveAfterMonths}. */
    record SettingsRequest(@Nullable Map<String, @Nullable Object> settings) {}

    /** What is put in force. @param digest of the version as it was read, at least its first twelve digits */
    record ActivationRequest(@Nullable String digest) {}

    /** What a proof found. @param certificate what was proved, of what, by what */
    record ProofView(boolean holds, Object certificate, List<Object> violations) {}

    @Operation(summary = "The policy in force: version, digests, proof, scenarios, settings")
    @GetMapping("/current")
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
                PolicySettings.tried(policy));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + digest + "\"")
                .body(view);
    }

    @Operation(summary = "The versions that are kept, the one that was handed in last first")
    @GetMapping
    Page<VersionView> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Api.FIFTY) int size) {
        String inForce = policies.inForce();
        return Api.page(
                policies.all().entrySet().stream()
                        .map(kept ->
                                new VersionView(kept.getKey(), kept.getKey().equals(inForce), kept.getValue()))
                        .toList(),
                page,
                size);
    }

    @Operation(summary = "Keeps a policy, sent as a zip of its folder; it may still have problems, which are told")
    @PostMapping(consumes = ZIP)
    ResponseEntity<VersionDetail> upload(@RequestBody byte[] zip, @Parameter(hidden = true) Caller caller)
            throws InvalidPolicy {
        return kept(policies.upload(zip, caller));
    }

    private ResponseEntity<VersionDetail> kept(PolicyVersion version) {
        return ResponseEntity.created(URI.create(Api.BASE + "/policies/" + version.id()))
                .body(detail(version));
    }

    @Operation(summary = "A version: digest, who wrote it, its problems, settings and files")
    @GetMapping("/{id}")
    VersionDetail version(@PathVariable String id) throws InvalidPolicy {
        return detail(found(id));
    }

    private VersionDetail detail(PolicyVersion version) {
        return new VersionDetail(
                version.id(),
                version.digest(),
                version.id().equals(policies.inForce()),
                version.steps(),
                PolicyVersions.problems(version.files()).stream()
                        .map(problem -> problem.text())
                        .toList(),
                PolicySettings.all(version.files()),
                List.copyOf(version.files().content().keySet()));
    }

    @Operation(summary = "Deletes a version that was never in force")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id) throws Refusal {
        policies.discard(found(id));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "A version as a zip, as every command reads it")
    @GetMapping(path = "/{id}/bundle", produces = ZIP)
    ResponseEntity<byte[]> bundle(@PathVariable String id) throws InvalidPolicy {
        PolicyVersion version = found(id);
        return Api.document(PolicyRepository.zip(version.files()), MediaType.parseMediaType(ZIP), version.digest());
    }

    @Operation(summary = "One file of a version, to the byte")
    @GetMapping(path = "/{id}/files", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam String path) throws InvalidPolicy {
        byte[] content =
                Optional.ofNullable(found(id).files().content().get(path)).orElseThrow(PolicyController::noVersion);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content);
    }

    @Operation(summary = "Keeps another version, with that file changed or added")
    @PutMapping("/{id}/files")
    ResponseEntity<VersionDetail> edit(
            @PathVariable String id,
            @RequestParam String path,
            @RequestBody(required = false) byte @Nullable [] content,
            @Parameter(hidden = true) Caller caller)
            throws InvalidPolicy {
        byte[] bytes = content == null ? new byte[0] : content;
        return kept(policies.edit(found(id), path, Optional.of(bytes), caller));
    }

    @Operation(summary = "Keeps another version, without that file")
    @DeleteMapping("/{id}/files")
    ResponseEntity<VersionDetail> without(
            @PathVariable String id, @RequestParam String path, @Parameter(hidden = true) Caller caller)
            throws InvalidPolicy {
        return kept(policies.edit(found(id), path, Optional.empty(), caller));
    }

    @Operation(summary = "Keeps another version, with other settings; comments of policy.yaml stay")
    @PutMapping("/{id}/settings")
    ResponseEntity<VersionDetail> settings(
            @PathVariable String id, @RequestBody SettingsRequest request, @Parameter(hidden = true) Caller caller)
            throws InvalidPolicy {
        SortedMap<String, String> settings = new TreeMap<>();
        Optional.ofNullable(request.settings()).orElse(Map.of()).forEach((name, value) -> {
            if (value != null) {
                settings.put(name, value.toString());
            }
        });
        return kept(policies.settings(found(id), settings, caller));
    }

    @Operation(summary = "Runs the scenarios of a version (urn:balise:scenarios:1)")
    @GetMapping(path = "/{id}/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> scenarios(@PathVariable String id) throws InvalidPolicy {
        return json(ScenarioJson.of(PolicyVersions.test(found(id))));
    }

    @Operation(summary = "Proves a version over every case, or tells what stands against it")
    @GetMapping("/{id}/proof")
    ProofView proof(@PathVariable String id) throws InvalidPolicy {
        PolicyProof.Result proof = policies.prove(found(id));
        return new ProofView(
                proof.holds(),
                Api.tree(proof.certificate()),
                proof.violations().stream().map(Api::tree).toList());
    }

    @Operation(summary = "What a version decides otherwise than the policy in force (urn:balise:difference:1)")
    @GetMapping(path = "/{id}/difference", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> difference(@PathVariable String id) throws Refusal, InterruptedException {
        return json(DifferenceJson.write(policies.difference(found(id))));
    }

    private static ResponseEntity<byte[]> json(String document) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Api.utf8(document));
    }

    @Operation(summary = "Puts a version in force by its digest; 409 for who wrote it, under the four-eyes rule")
    @PutMapping("/{id}/activation")
    VersionDetail activate(
            @PathVariable String id, @RequestBody ActivationRequest request, @Parameter(hidden = true) Caller caller)
            throws Refusal, InterruptedException {
        policies.activate(found(id), Optional.ofNullable(request.digest()).orElse(""), caller);
        return detail(found(id));
    }

    private PolicyVersion found(String id) throws InvalidPolicy {
        return policies.find(id).orElseThrow(PolicyController::noVersion);
    }

    static Problem noVersion() {
        return Problem.notFound(
                "Aucune version de ce nom n'est gardée. La liste est à " + Api.BASE + "/policies.",
                "No version of that name is kept. The list is at " + Api.BASE + "/policies.");
    }
}
