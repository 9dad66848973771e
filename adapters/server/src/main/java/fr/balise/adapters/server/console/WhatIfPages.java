package fr.balise.adapters.server.console;

import fr.balise.adapters.formats.simulation.SweepCsv;
import fr.balise.adapters.reporting.simulation.SweepDocument;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.adapters.server.policies.PolicyVersions;
import fr.balise.adapters.server.policies.Simulations;
import fr.balise.adapters.server.policies.Simulations.Outcome.Compared;
import fr.balise.adapters.server.policies.Simulations.Outcome.Swept;
import fr.balise.adapters.server.policies.Simulations.Trial;
import fr.balise.adapters.server.policies.TrialRequest;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Figure;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.settings.PolicySetting;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings, days and other versions tried on the data as last read, with their effect. */
@Controller
final class WhatIfPages {
    private static final int MOST_VERSIONS = 20;

    private final Workspace workspace;
    private final Simulations simulations;
    private final PolicyVersions policies;

    WhatIfPages(Workspace workspace, Simulations simulations, PolicyVersions policies) {
        this.workspace = workspace;
        this.simulations = simulations;
        this.policies = policies;
    }

    @GetMapping("/what-if")
    String form(Model model) {
        return form(TrialRequest.of(new TreeMap<>()), List.of(), model);
    }

    private String form(TrialRequest asked, List<String> versions, Model model) {
        SortedMap<String, String> inForce =
                PolicySettings.tried(workspace.inForce().policy());
        SortedMap<String, String> settings = new TreeMap<>(inForce);
        settings.putAll(asked.settings());
        model.addAttribute("names", PolicySetting.keys());
        model.addAttribute("inForce", inForce);
        model.addAttribute("settings", settings);
        model.addAttribute("asked", asked);
        model.addAttribute("chosen", versions);
        model.addAttribute("figures", Figure.words());
        model.addAttribute("dimensions", Dimension.words());
        model.addAttribute(
                "versions",
                policies.all().keySet().stream()
                        .filter(version -> !version.equals(policies.inForce()))
                        .limit(MOST_VERSIONS)
                        .toList());
        return "what-if";
    }

    /** Tries what differs from the policy in force. */
    @PostMapping("/what-if")
    String start(
            @RequestParam Map<String, String> said,
            @RequestParam(defaultValue = "") List<String> by,
            @RequestParam(defaultValue = "") List<String> version,
            Model model)
            throws InvalidPolicy {
        SortedMap<String, String> inForce =
                PolicySettings.tried(workspace.inForce().policy());
        SortedMap<String, String> other = new TreeMap<>();
        inForce.forEach((name, value) -> {
            String wanted = said.getOrDefault(name, "").strip();
            if (!wanted.isEmpty() && !wanted.equals(value)) {
                other.put(name, wanted);
            }
        });
        TrialRequest asked = new TrialRequest(
                other,
                listed(said.getOrDefault("days", "")),
                said.getOrDefault("goal", "").strip(),
                by);
        SortedMap<String, PolicyFiles> against = new TreeMap<>();
        for (String id : version) {
            policies.find(id).ifPresent(kept -> against.put(id, kept.files()));
        }
        try {
            return "redirect:/what-if/" + begun(simulations, asked, against);
        } catch (Refusal e) {
            model.addAttribute("problems", e.sentences());
            return form(asked, version, model);
        }
    }

    /** The name of the trial that is begun. */
    static String begun(Simulations simulations, TrialRequest asked, SortedMap<String, PolicyFiles> against)
            throws Refusal {
        try {
            return simulations.start(asked, against).job().id();
        } catch (RejectedExecutionException e) {
            throw ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static List<String> listed(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(each -> !each.isEmpty()).toList();
    }

    @GetMapping("/what-if/{id}")
    String result(@PathVariable String id, @ModelAttribute(name = "w", binding = false) Wording words, Model model) {
        Trial trial = find(id);
        model.addAttribute("tried", trial.asked().settings());
        model.addAttribute("tries", trial.versions());
        model.addAttribute("id", id);
        model.addAttribute("progress", trial.job().progress());
        trial.job().result().ifPresent(outcome -> {
            if (outcome instanceof Compared compared) {
                model.addAttribute("comparison", compared.comparison());
            } else if (outcome instanceof Swept swept) {
                model.addAttribute("report", SweepDocument.of(swept.sweep(), swept.goal(), words.language(), true));
            }
        });
        return form(trial.asked(), trial.versions(), model);
    }

    @GetMapping("/what-if/{id}/variants.csv")
    ResponseEntity<byte[]> table(@PathVariable String id) {
        if (find(id).job().result().orElse(null) instanceof Swept swept) {
            return PlanPages.table("variants", SweepCsv.of(swept.sweep(), swept.goal()));
        }
        throw ProblemWriter.of(HttpStatus.CONFLICT);
    }

    @PostMapping("/what-if/{id}/cancel")
    String cancel(@PathVariable String id) {
        find(id).job().cancel();
        return "redirect:/what-if/" + id;
    }

    private Trial find(String id) {
        return simulations
                .find(id)
                .orElseThrow(() -> Problem.notFound(
                        "Cette simulation n'est plus retenue. Refaites-la.",
                        "This simulation is no longer remembered. Run it again."));
    }
}
