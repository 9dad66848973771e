package fr.balise.adapters.server.console;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.audit.AuditSearch;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.server.asking.AnswerLog;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.SecurityEvents;
import fr.balise.adapters.server.runs.Publishing;
import fr.balise.adapters.server.runs.RunJob;
import fr.balise.adapters.server.runs.Runs.Once;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.ChangeResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans approved and carried out; runs followed, stopped, resumed and taken back. */
@Controller
final class RunPages {
    private static final int MOST_LEFT = 100;

    private final Publishing publishing;
    private final PlanRepository repository;
    private final SecurityEvents events;
    private final AnswerLog answers;

    RunPages(Publishing publishing, PlanRepository repository, SecurityEvents events, AnswerLog answers) {
        this.answers = answers;
        this.events = events;
        this.publishing = publishing;
        this.repository = repository;
    }

    /** The digest comes from the page that was read: a plan that was exchanged meanwhile is not approved. */
    @PostMapping("/plans/{id}/approve")
    String approve(
            @PathVariable String id,
            @RequestParam String digest,
            @RequestParam(defaultValue = "") List<String> lift,
            Caller caller,
            HttpServletRequest asked)
            throws Refusal {
        publishing.approve(find(id), digest, Set.copyOf(lift), caller);
        events.lifted(lift, asked);
        return "redirect:/plans/" + id + "#carry-out";
    }

    @PostMapping("/plans/{id}/withdraw")
    String withdraw(@PathVariable String id, Caller caller) {
        publishing.withdraw(find(id), caller);
        return "redirect:/plans/" + id + "#carry-out";
    }

    @PostMapping("/plans/{id}/apply")
    String apply(@PathVariable String id, @RequestParam String digest, Caller caller) throws Refusal {
        return shown(publishing.apply(find(id), digest, caller.identity(), Once.NOT));
    }

    private static String shown(RunJob job) {
        return "redirect:/runs/" + job.job().id();
    }

    @GetMapping("/runs")
    String list(@RequestParam(defaultValue = "0") int page, Model model) throws Refusal {
        model.addAttribute("possible", publishing.possible());
        if (publishing.possible()) {
            model.addAttribute("runs", Page.of(publishing.runs().all(), Math.max(0, page), OverviewController.PAGE));
            publishing.runs().current().ifPresent(job -> model.addAttribute("current", job));
            publishing.quarantine().ifPresent(refused -> model.addAttribute("quarantine", refused));
        }
        return "runs";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable String id, Model model) throws Refusal {
        RunJob job = publishing.runs().find(id).orElseThrow(RunPages::noRun);
        Optional<RunSummary> result = job.job().result();
        model.addAttribute("run", job);
        model.addAttribute("progress", job.job().progress());
        result.ifPresent(summary -> {
            model.addAttribute("summary", summary);
            model.addAttribute("left", left(summary));
        });
        return "run";
    }

    /** What is not in the directory, and why. */
    private static Page<ChangeResult> left(RunSummary summary) {
        List<ChangeResult> left = summary.report().results().stream()
                .filter(result -> !result.outcome().done())
                .toList();
        return Page.of(left, 0, MOST_LEFT);
    }

    @PostMapping("/runs/{id}/stop")
    String stop(@PathVariable String id, Caller caller) throws Refusal {
        RunJob job = publishing.runs().find(id).orElseThrow(RunPages::noRun);
        publishing.runs().stop(job, caller.named());
        return shown(job);
    }

    @PostMapping("/runs/{id}/pause")
    String pause(@PathVariable String id, @RequestParam(defaultValue = "false") boolean goOn, Caller caller)
            throws Refusal {
        RunJob job = publishing.runs().find(id).orElseThrow(RunPages::noRun);
        publishing.runs().pause(job, !goOn, caller.named());
        return shown(job);
    }

    @PostMapping("/runs/{run}/resume")
    String resume(@PathVariable String run, Caller caller) throws Refusal {
        return shown(publishing.runs().resume(known(run), caller.identity(), Once.NOT));
    }

    @PostMapping("/runs/{run}/undo")
    String undo(@PathVariable String run, Caller caller) throws Refusal {
        return shown(publishing.runs().undo(known(run), caller.identity(), Once.NOT));
    }

    /** What the journal tells, entry by entry, and what professionals answered on their page. */
    @GetMapping("/audit")
    String audit(
            @RequestParam(defaultValue = "") String run,
            @RequestParam Optional<Entry.Kind> kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "0") int answered,
            Model model)
            throws Refusal {
        model.addAttribute("possible", publishing.possible());
        model.addAttribute("kinds", Entry.Kind.values());
        model.addAttribute("kind", kind.map(Enum::name).orElse(""));
        model.addAttribute("run", run);
        model.addAttribute("q", q);
        if (publishing.possible()) {
            AuditSearch search = new AuditSearch(said(run), kind, said(q), Optional.empty(), Optional.empty());
            model.addAttribute("entries", publishing.runs().audit(search, Math.max(0, page), OverviewController.PAGE));
        }
        model.addAttribute("answers", answers.search(q, Math.max(0, answered), OverviewController.PAGE));
        return "audit";
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(said -> !said.isBlank());
    }

    @PostMapping("/quarantine/reject")
    String reject(Caller caller) throws Refusal {
        publishing.reject(caller.identity());
        return "redirect:/runs";
    }

    private String known(String run) throws Refusal {
        return publishing.runs().recorded(run).orElseThrow(RunPages::noRun).run();
    }

    private Plan find(String id) {
        return repository.find(id).orElseThrow(PlanPages::noPlan);
    }

    private static Problem noRun() {
        return Problem.notFound(
                "Aucune exécution de ce nom n'est retenue ; la page Exécutions montre celles du journal.",
                "No run of that name is remembered; the page Runs shows those of the journal.");
    }
}
