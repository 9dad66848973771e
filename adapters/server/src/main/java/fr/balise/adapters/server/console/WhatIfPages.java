package fr.balise.adapters.server.console;

import fr.balise.adapters.server.policies.PolicySettings;
import fr.balise.adapters.server.policies.Simulations;
import fr.balise.adapters.server.policies.Simulations.Trial;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A setting tried on the data as last read, with its effect. */
@Controller
final class WhatIfPages {
    private final Workspace workspace;
    private final Simulations simulations;

    WhatIfPages(Workspace workspace, Simulations simulations) {
        this.workspace = workspace;
        this.simulations = simulations;
    }

    @GetMapping("/what-if")
    String form(Model model) {
        model.addAttribute("settings", PolicySettings.tried(workspace.inForce().files()));
        return "what-if";
    }

    /** Tries what differs from the policy in force. */
    @PostMapping("/what-if")
    String start(@RequestParam Map<String, String> said, Model model) {
        SortedMap<String, String> inForce =
                PolicySettings.tried(workspace.inForce().files());
        SortedMap<String, String> other = new TreeMap<>();
        PolicySettings.TRIED.forEach(name -> {
            String value = said.getOrDefault(name, "").strip();
            if (!value.isEmpty() && !value.equals(inForce.get(name))) {
                other.put(name, value);
            }
        });
        try {
            return "redirect:/what-if/" + simulations.start(other).job().id();
        } catch (InvalidPolicy e) {
            SortedMap<String, String> shown = new TreeMap<>(inForce);
            shown.putAll(other);
            model.addAttribute("settings", shown);
            model.addAttribute("problems", e.problems());
            return "what-if";
        } catch (RejectedExecutionException e) {
            throw ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    @GetMapping("/what-if/{id}")
    String result(@PathVariable String id, Model model) {
        Trial trial = find(id);
        SortedMap<String, String> settings =
                PolicySettings.tried(workspace.inForce().files());
        model.addAttribute("inForce", new TreeMap<>(settings));
        settings.putAll(trial.settings());
        model.addAttribute("settings", settings);
        model.addAttribute("tried", trial.settings());
        model.addAttribute("version", trial.version());
        model.addAttribute("id", id);
        model.addAttribute("progress", trial.job().progress());
        trial.job().result().ifPresent(comparison -> model.addAttribute("comparison", comparison));
        return "what-if";
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
