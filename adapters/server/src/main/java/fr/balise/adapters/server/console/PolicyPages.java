package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.adapters.reporting.policy.DifferenceDocument;
import fr.balise.adapters.reporting.policy.ProofDocument;
import fr.balise.adapters.reporting.policy.ScenarioDocument;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.adapters.server.policies.PolicyVersion;
import fr.balise.adapters.server.policies.PolicyVersions;
import fr.balise.adapters.server.policies.Simulations;
import fr.balise.adapters.server.policies.TableText;
import fr.balise.adapters.server.policies.TrialRequest;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.InForce;
import fr.balise.adapters.server.work.Page;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** The policy: readable as it is in force, and version by version as it is written, looked at and put in force. */
@Controller
final class PolicyPages {
    private static final String SETTING = "set.";

    private final Workspace workspace;
    private final PolicyVersions policies;
    private final Simulations simulations;

    PolicyPages(Workspace workspace, PolicyVersions policies, Simulations simulations) {
        this.simulations = simulations;
        this.workspace = workspace;
        this.policies = policies;
    }

    @GetMapping("/policy")
    String policy(Model model) {
        InForce inForce = workspace.inForce();
        model.addAttribute("version", policies.inForce());
        model.addAttribute("policy", inForce.policy());
        model.addAttribute("settings", PolicySettings.tried(inForce.policy()));
        model.addAttribute("proof", inForce.proof());
        model.addAttribute("proofText", PlanDocument.proof(inForce.proof()));
        model.addAttribute("scenarios", inForce.scenarios());
        return "policy";
    }

    @GetMapping("/policies")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("inForce", policies.inForce());
        model.addAttribute(
                "versions",
                Page.of(List.copyOf(policies.all().entrySet()), Math.max(0, page), OverviewController.PAGE));
        return "policies";
    }

    @PostMapping("/policies")
    String upload(@RequestParam MultipartFile bundle, Caller caller) throws InvalidPolicy, IOException {
        return shown(policies.upload(bundle.getBytes(), caller));
    }

    private static String shown(PolicyVersion version) {
        return "redirect:/policies/" + version.id();
    }

    /** What a version says, and what is looked at of it. */
    @GetMapping("/policies/{id}")
    String version(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String show,
            @ModelAttribute(name = "w", binding = false) Wording words,
            Caller caller,
            Model model)
            throws Refusal, InterruptedException {
        PolicyVersion version = about(id, model);
        model.addAttribute("settings", PolicySettings.all(version.files()));
        model.addAttribute("mayActivate", policies.mayActivate(version, caller));
        List<PolicyProblem> problems = PolicyVersions.problems(version.files());
        model.addAttribute("problems", problems);
        if (problems.isEmpty()) {
            model.addAttribute("policy", PolicyLoader.load(version.files()));
            report(version, show, words.language()).ifPresent(report -> model.addAttribute("report", report));
        }
        return "policy-version";
    }

    private Optional<Document> report(PolicyVersion version, String show, Language language)
            throws Refusal, InterruptedException {
        return switch (show) {
            case "scenarios" -> Optional.of(ScenarioDocument.of(PolicyVersions.test(version), language, true));
            case "proof" -> Optional.of(ProofDocument.of(policies.prove(version), language));
            case "difference" -> Optional.of(DifferenceDocument.of(policies.difference(version), language));
            default -> Optional.empty();
        };
    }

    private PolicyVersion about(String id, Model model) throws InvalidPolicy {
        PolicyVersion version = found(id);
        model.addAttribute("version", version);
        model.addAttribute("inForce", version.id().equals(policies.inForce()));
        return version;
    }

    /** One file, as text or as a table, with its problems. */
    @GetMapping("/policies/{id}/file")
    String file(@PathVariable String id, @RequestParam String path, Model model) throws InvalidPolicy {
        PolicyVersion version = about(id, model);
        byte[] content =
                Optional.ofNullable(version.files().content().get(path)).orElse(new byte[0]);
        model.addAttribute("path", path);
        model.addAttribute("known", version.files().content().containsKey(path));
        model.addAttribute("binary", path.endsWith(".xlsx"));
        model.addAttribute("text", new String(content, StandardCharsets.UTF_8));
        if (path.startsWith("tables/") && path.endsWith(".csv")) {
            model.addAttribute("table", TableText.of(content));
        }
        model.addAttribute(
                "problems",
                PolicyVersions.problems(version.files()).stream()
                        .filter(problem -> problem.file().equals(path))
                        .toList());
        return "policy-file";
    }

    @PostMapping("/policies/{id}/file")
    String write(@PathVariable String id, @RequestParam String path, @RequestParam String text, Caller caller)
            throws InvalidPolicy {
        PolicyVersion version = found(id);
        // Forms end their lines as networks do; files of a policy end theirs as they did.
        byte[] before = version.files().content().getOrDefault(path, new byte[0]);
        boolean carriage = new String(before, StandardCharsets.UTF_8).contains("\r\n");
        String lines = text.replace("\r\n", "\n");
        return edited(version, path, utf8(carriage ? lines.replace("\n", "\r\n") : lines), caller);
    }

    @PostMapping("/policies/{id}/row")
    String row(
            @PathVariable String id,
            @RequestParam String path,
            @RequestParam long number,
            @RequestParam MultiValueMap<String, String> said,
            Caller caller)
            throws InvalidPolicy {
        PolicyVersion version = found(id);
        byte[] table = Optional.ofNullable(version.files().content().get(path)).orElseThrow(PolicyPages::noVersion);
        return edited(version, path, TableText.with(table, number, said.getOrDefault("cell", List.of())), caller);
    }

    @PostMapping("/policies/{id}/upload")
    String replace(
            @PathVariable String id, @RequestParam String path, @RequestParam MultipartFile content, Caller caller)
            throws InvalidPolicy, IOException {
        return edited(found(id), path, content.getBytes(), caller);
    }

    private String edited(PolicyVersion version, String path, byte[] content, Caller caller) throws InvalidPolicy {
        PolicyVersion next = policies.edit(version, path, Optional.of(content), caller);
        return "redirect:/policies/" + next.id() + "/file?path=" + UriUtils.encode(path, StandardCharsets.UTF_8);
    }

    /** One file to the byte, or all as a zip. */
    @GetMapping("/policies/{id}/download")
    ResponseEntity<byte[]> download(@PathVariable String id, @RequestParam(defaultValue = "") String path)
            throws InvalidPolicy {
        PolicyVersion version = found(id);
        byte[] content = path.isEmpty()
                ? PolicyRepository.zip(version.files())
                : Optional.ofNullable(version.files().content().get(path)).orElseThrow(PolicyPages::noVersion);
        String name = path.isEmpty() ? version.id() + ".zip" : path.substring(path.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"")
                .body(content);
    }

    /** Settings that are left empty stay as they are. */
    @PostMapping("/policies/{id}/settings")
    String settings(@PathVariable String id, @RequestParam Map<String, String> said, Caller caller)
            throws InvalidPolicy {
        Map<String, String> settings = new TreeMap<>();
        said.forEach((name, value) -> {
            if (name.startsWith(SETTING) && !value.isBlank()) {
                settings.put(name.substring(SETTING.length()), value.strip());
            }
        });
        return shown(policies.settings(found(id), settings, caller));
    }

    /** Tries it on the data as read. */
    @PostMapping("/policies/{id}/try")
    String tried(@PathVariable String id) throws Refusal {
        PolicyVersion version = found(id);
        return tried(version.id(), version.files());
    }

    /** Tries a file on the data as read, without saving it. */
    @PostMapping("/policies/{id}/file/try")
    String tried(@PathVariable String id, @RequestParam String path, @RequestParam String text) throws Refusal {
        return tried("", PolicyVersions.edited(found(id), path, Optional.of(utf8(text))));
    }

    private String tried(String name, PolicyFiles files) throws Refusal {
        TrialRequest asked = TrialRequest.of(new TreeMap<>());
        return "redirect:/what-if/" + WhatIfPages.begun(simulations, asked, new TreeMap<>(Map.of(name, files)));
    }

    /** The digest comes from the page that was read. */
    @PostMapping("/policies/{id}/activate")
    String activate(@PathVariable String id, @RequestParam String digest, Caller caller)
            throws Refusal, InterruptedException {
        PolicyVersion version = found(id);
        policies.activate(version, digest, caller);
        return shown(version);
    }

    @PostMapping("/policies/{id}/discard")
    String discard(@PathVariable String id) throws Refusal {
        policies.discard(found(id));
        return "redirect:/policies";
    }

    private PolicyVersion found(String id) throws InvalidPolicy {
        return policies.find(id).orElseThrow(PolicyPages::noVersion);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem noVersion() {
        return Problem.notFound(
                "Ni version ni fichier de ce nom ; la page Politique montre les versions gardées.",
                "No version or file of that name; the page Policy shows the versions that are kept.");
    }
}
