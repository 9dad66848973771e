package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.adapters.server.work.SettingTrial;
import fr.balise.adapters.server.work.Workspace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The policy in force, readable: settings, rules with what they rest on, scenarios and proof. */
@Controller
final class PolicyPage {
    private final Workspace workspace;

    PolicyPage(Workspace workspace) {
        this.workspace = workspace;
    }

    @GetMapping("/policy")
    String policy(Model model) {
        model.addAttribute("policy", workspace.inForce().policy());
        model.addAttribute("settings", SettingTrial.of(workspace.inForce().files()));
        model.addAttribute("proof", workspace.inForce().proof());
        model.addAttribute("proofText", PlanDocument.proof(workspace.inForce().proof()));
        model.addAttribute("scenarios", workspace.inForce().scenarios());
        return "policy";
    }
}
