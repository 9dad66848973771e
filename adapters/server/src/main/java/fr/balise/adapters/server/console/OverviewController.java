package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.status.StatusDocument;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.following.DirectoryFollower;
import fr.balise.adapters.server.following.Trend;
import fr.balise.adapters.server.plans.FindingFilter;
import fr.balise.adapters.server.plans.PlanParts;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.work.OperatorFiles;
import fr.balise.adapters.server.work.Page;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingGroup;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Plan;
import fr.balise.core.policy.model.Policy;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.counting.IndicatorDimension;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What is published, what would change and why, and what people have to look at. */
@Controller
final class OverviewController {
    static final int PAGE = 50;

    private final Workspace workspace;
    private final PlanRepository repository;
    private final PlanParts parts;
    private final DirectoryFollower follower;
    private final OperatorFiles files;

    OverviewController(
            Workspace workspace,
            PlanRepository repository,
            PlanParts parts,
            DirectoryFollower follower,
            OperatorFiles files) {
        this.follower = follower;
        this.files = files;
        this.parts = parts;
        this.workspace = workspace;
        this.repository = repository;
    }

    /**
     * A rule behind changes.
     *
     * @param share of the most frequent one, in percent
     */
    record ReasonRow(String rule, String sentence, List<String> sources, Breakdown.Actions actions, int share) {}

    /** How many findings ask for the same. */
    record Group(FindingGroup group, String title, long findings) {}

    @GetMapping("/")
    String overview(
            @ModelAttribute(name = "w", binding = false) Wording words, HttpServletResponse response, Model model)
            throws Refusal {
        if (workspace.latest().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return "away";
        }
        Snapshot now = workspace.now();
        Plan plan = now.plan();
        model.addAttribute("plan", plan);
        model.addAttribute("reasons", reasons(plan, words));
        model.addAttribute("groups", groups(plan, words));
        model.addAttribute("policy", workspace.inForce().policy());
        model.addAttribute("phase", workspace.inForce().policy().caseSettings().phaseOn(now.asOf()));
        model.addAttribute("proof", workspace.inForce().proof());
        model.addAttribute("latest", repository.names().stream().findFirst());
        follower.latest().ifPresent(found -> {
            model.addAttribute("found", found);
            model.addAttribute("trends", Trend.of(found.look().status()));
        });
        model.addAttribute("uploads", OperatorFiles.NAMES);
        return "overview";
    }

    /** Everything that is counted, by day and by what it is broken down. */
    @GetMapping("/indicators")
    String indicators(@ModelAttribute(name = "w", binding = false) Wording words, Model model) throws Refusal {
        Status status = follower.latest()
                .map(found -> found.look().status())
                .orElseThrow(() -> ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE));
        model.addAttribute(
                "report",
                StatusDocument.of(
                        status,
                        EnumSet.range(IndicatorDimension.DOMAIN, IndicatorDimension.SETTING),
                        true,
                        true,
                        words.language()));
        return "indicators";
    }

    /** Puts a file in the place of the operator's, and reads the data again. */
    @PostMapping("/data")
    String replace(@RequestParam String name, @RequestParam MultipartFile content)
            throws IOException, Refusal, InterruptedException {
        files.replace(name, content.getBytes());
        return "redirect:/";
    }

    private List<ReasonRow> reasons(Plan plan, Wording words) {
        Policy policy = workspace.inForce().policy();
        var byReason = plan.summary().breakdown().byReason();
        int most = byReason.values().stream()
                .mapToInt(Breakdown.Actions::all)
                .max()
                .orElse(1);
        return byReason.entrySet().stream()
                .flatMap(entry -> policy.rule(entry.getKey()).stream()
                        .map(rule -> new ReasonRow(
                                rule.id().value(),
                                words.of(rule.message()),
                                rule.sources(),
                                entry.getValue(),
                                100 * entry.getValue().all() / most)))
                .sorted(Comparator.comparing((ReasonRow row) -> -row.actions().all())
                        .thenComparing(ReasonRow::rule))
                .toList();
    }

    private static List<Group> groups(Plan plan, Wording words) {
        return Stream.of(FindingGroup.values())
                .map(group -> new Group(
                        group,
                        words.of(group.title()),
                        plan.findings().stream()
                                .filter(finding -> finding.group() == group)
                                .count()))
                .filter(group -> group.findings() > 0)
                .toList();
    }

    @GetMapping("/findings")
    String findings(
            @RequestParam Optional<FindingGroup> group,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model)
            throws Refusal {
        Plan plan = workspace.now().plan();
        FindingFilter filter =
                new FindingFilter(group, Optional.empty(), Optional.of(q).filter(text -> !text.isBlank()));
        List<Finding> found = filter.in(plan);
        model.addAttribute("findings", Page.of(found, Math.max(0, page), PAGE));
        model.addAttribute("groups", FindingGroup.values());
        model.addAttribute("group", group.map(Enum::name).orElse(""));
        model.addAttribute("q", q);
        return "findings";
    }

    /** Reads the data again, and keeps the plan that follows. */
    @PostMapping("/plans")
    String plan(Caller caller) throws Refusal, InterruptedException {
        return "redirect:/plans/" + PlanRepository.nameOf(parts.make(caller).plan());
    }
}
