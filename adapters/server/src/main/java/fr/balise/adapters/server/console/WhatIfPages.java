package fr.balise.adapters.server.console;

import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.work.SettingTrial;
import fr.balise.adapters.server.work.Simulations;
import fr.balise.adapters.server.work.Simulations.Trial;
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
        model.addAttribute("settings", SettingTrial.of(workspace.inForce().files()));
        return "what-if";
    }

    /** Tries what differs from the policy in force. */
    @PostMapping("/what-if")
    String start(@RequestParam Map<String, String> said, Model model) {
        SortedMap<String, String> inForce = SettingTrial.of(workspace.inForce().files());
        SortedMap<String, Object> other = new TreeMap<>();
        SettingTrial.NAMES.forEach(name -> {
            String value = said.getOrDefault(name, "").strip();
            if (!value.isEmpty() && !value.equals(inForce.get(name))) {
                other.put(name, value.matches("\\d{1,9}") ? (Object) Integer.valueOf(value) : value);
            }
        });
        try {
            return "redirect:/what-if/"
                    + simulations.start(new SettingTrial(other)).job().id();
        } catch (InvalidPolicy e) {
            SortedMap<String, String> shown = new TreeMap<>(inForce);
            other.forEach((name, value) -> shown.put(name, value.toString()));
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
        SortedMap<String, String> settings = SettingTrial.of(workspace.inForce().files());
        model.addAttribute("inForce", new TreeMap<>(settings));
        trial.settings().forEach((name, value) -> settings.put(name, value.toString()));
        model.addAttribute("settings", settings);
        model.addAttribute("tried", trial.settings());
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
