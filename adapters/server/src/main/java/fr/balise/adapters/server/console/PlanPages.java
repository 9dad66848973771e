package fr.balise.adapters.server.console;

import fr.balise.adapters.formats.plan.PlanCsv;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.plans.ChangeFilter;
import fr.balise.adapters.server.plans.PlanParts;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.runs.Publishing;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans that are kept, and the changes of one. */
@Controller
final class PlanPages {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=utf-8");

    private final PlanRepository repository;
    private final PlanParts parts;
    private final Publishing publishing;
    private final ServerSettings settings;

    PlanPages(PlanRepository repository, PlanParts parts, Publishing publishing, ServerSettings settings) {
        this.settings = settings;
        this.parts = parts;
        this.publishing = publishing;
        this.repository = repository;
    }

    @GetMapping("/plans")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("keepDays", settings.keepDays());
        model.addAttribute(
                "plans",
                Page.of(repository.names(), Math.max(0, page), OverviewController.PAGE)
                        .reading(repository::find));
        return "plans";
    }

    @GetMapping("/plans/{id}")
    String plan(
            @PathVariable String id,
            @RequestParam Optional<Change.Action> action,
            @RequestParam Optional<MailboxType> type,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model)
            throws Refusal {
        Plan plan = find(id);
        model.addAttribute("possible", publishing.possible());
        model.addAttribute("needed", publishing.needed(plan));
        model.addAttribute("onlyByMaker", publishing.onlyByMaker(plan));
        model.addAttribute("steps", publishing.approvals().of(plan));
        Optional<RunName> spent = publishing.spent(plan);
        spent.ifPresent(run -> model.addAttribute("spent", run));
        publishing
                .standing(plan)
                .filter(step -> spent.isEmpty())
                .ifPresent(step -> model.addAttribute("approval", step));
        model.addAttribute("id", id);
        model.addAttribute("plan", plan);
        model.addAttribute("action", action.map(Enum::name).orElse(""));
        model.addAttribute("type", type.map(Enum::name).orElse(""));
        model.addAttribute("rule", rule);
        model.addAttribute("q", q);
        model.addAttribute(
                "changes", Page.of(filter(action, type, rule, q).in(plan), Math.max(0, page), OverviewController.PAGE));
        return "plan";
    }

    /**
     * Makes a plan without the changes that are marked, or without all that the filter shows.
     *
     * @param all true for the latter
     */
    @PostMapping("/plans/{id}/parts")
    String part(
            @PathVariable String id,
            @RequestParam String digest,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") Set<String> change,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam Optional<Change.Action> action,
            @RequestParam Optional<MailboxType> type,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String q,
            Caller caller)
            throws Refusal {
        Plan whole = find(id);
        List<Change> leftOut = filter(action, type, rule, q).in(whole).stream()
                .filter(each -> all || change.contains(each.id().value()))
                .toList();
        return "redirect:/plans/"
                + PlanRepository.nameOf(
                        parts.without(whole, digest, leftOut, reason, caller).plan());
    }

    @PostMapping("/plans/{id}/erase")
    String erase(@PathVariable String id) {
        repository.erase(PlanRepository.nameOf(find(id)));
        return "redirect:/plans";
    }

    @GetMapping("/plans/{id}/changes.csv")
    ResponseEntity<byte[]> table(
            @PathVariable String id,
            @RequestParam Optional<Change.Action> action,
            @RequestParam Optional<MailboxType> type,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String q) {
        return table(id, PlanCsv.of(filter(action, type, rule, q).in(find(id))));
    }

    static ResponseEntity<byte[]> table(String name, String content) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    private static ChangeFilter filter(
            Optional<Change.Action> action, Optional<MailboxType> type, String rule, String text) {
        return new ChangeFilter(action, type, said(rule), said(text));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(said -> !said.isBlank());
    }

    private Plan find(String id) {
        return repository.find(id).orElseThrow(PlanPages::noPlan);
    }

    static Problem noPlan() {
        return Problem.notFound("Il n'y a pas de plan de ce nom.", "There is no plan of that name.");
    }
}
