package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.Page;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.planning.Register;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** People, structures and mailboxes: found, and shown place by place. */
@Controller
final class RegisterController {
    private static final int MOST_MAILBOXES = 12;

    private final Workspace workspace;

    RegisterController(Workspace workspace) {
        this.workspace = workspace;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page, Model model)
            throws Refusal {
        List<Register.Found> found =
                q.isBlank() ? List.of() : workspace.now().register().search(q);
        model.addAttribute("q", q);
        model.addAttribute("found", Page.of(found, Math.max(0, page), OverviewController.PAGE));
        return "search";
    }

    @GetMapping("/professionals/{rpps}")
    String professional(
            @PathVariable String rpps, @ModelAttribute(name = "w", binding = false) Wording words, Model model)
            throws Refusal {
        Snapshot now = workspace.now();
        Register register = now.register();
        Practitioner person = register.professional(rpps).orElseThrow(RegisterController::nobody);
        Set<CarrierRef> places = register.placesOf(person);
        model.addAttribute("title", person.label());
        model.addAttribute("number", "RPPS " + rpps);
        return matrix(
                register.mailboxesOf(person),
                carrier -> carrier.kind() == CarrierKind.STRUCTURE
                        || carrier.ref().filter(places::contains).isPresent(),
                now,
                words,
                model);
    }

    @GetMapping("/structures/{finess}")
    String structure(
            @PathVariable String finess, @ModelAttribute(name = "w", binding = false) Wording words, Model model)
            throws Refusal {
        Snapshot now = workspace.now();
        Register register = now.register();
        Structure structure = register.structure(finess).orElseThrow(RegisterController::nobody);
        model.addAttribute("title", structure.label());
        model.addAttribute("number", "FINESS " + finess);
        return matrix(register.mailboxesOf(structure), carrier -> true, now, words, model);
    }

    @GetMapping("/mailboxes/{address}")
    String mailbox(
            @PathVariable String address, @ModelAttribute(name = "w", binding = false) Wording words, Model model)
            throws Refusal {
        Snapshot now = workspace.now();
        model.addAttribute("title", address);
        model.addAttribute("number", "");
        return matrix(List.of(address(address)), carrier -> true, now, words, model);
    }

    private static MailboxAddress address(String text) {
        try {
            return new MailboxAddress(text);
        } catch (InvalidIdentifier e) {
            throw nobody();
        }
    }

    private String matrix(
            Collection<MailboxAddress> mailboxes,
            Predicate<CandidateCarrier> shown,
            Snapshot now,
            Wording words,
            Model model)
            throws Refusal {
        List<Explanation> explanations =
                workspace.explain(mailboxes.stream().limit(MOST_MAILBOXES).toList());
        if (explanations.isEmpty() && mailboxes.size() == 1) {
            throw nobody();
        }
        Set<MailboxAddress> about = Set.copyOf(mailboxes);
        model.addAttribute(
                "matrix",
                Matrix.of(
                        explanations,
                        shown,
                        new CellMaker(now, workspace.inForce().policy(), words)));
        model.addAttribute("left", Math.max(0, mailboxes.size() - MOST_MAILBOXES));
        model.addAttribute(
                "answers",
                now.facts().declarations().stream()
                        .filter(answer -> about.contains(answer.address()))
                        .sorted(Comparator.comparing(UsageDeclaration::declaredOn)
                                .reversed())
                        .toList());
        return "matrix";
    }

    private static Problem nobody() {
        return Problem.notFound(
                "Ni le stock ni l'annuaire lu ne le connaissent. Cherchez par nom, RPPS, FINESS ou adresse.",
                "Neither the stock nor the directory as read knows it. Search by name, RPPS, FINESS or address.");
    }
}
