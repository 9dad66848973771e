package fr.balise.adapters.server.console.asking;

import fr.balise.adapters.server.asking.AnswerIntake;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.adapters.server.asking.Questioning;
import fr.balise.adapters.server.asking.Questioning.Standing;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.callers.ServiceAddress;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.security.Role;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.asking.Professional;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is asked, what is open, and the links to hand out. */
@Controller
final class QuestionPages {
    private static final String PATH = "/questions";
    private static final int PAGE = 50;

    private final Questioning questioning;
    private final AnswerIntake intake;
    private final Campaigns campaigns;
    private final ServiceAddress service;

    QuestionPages(Questioning questioning, AnswerIntake intake, Campaigns campaigns, ServiceAddress service) {
        this.questioning = questioning;
        this.intake = intake;
        this.campaigns = campaigns;
        this.service = service;
    }

    /** Links are shown to authors alone: who has one may answer. */
    @GetMapping(PATH)
    String show(
            @RequestParam Optional<String> campaign,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest request,
            Model model)
            throws Refusal {
        List<Standing> all = questioning.all();
        model.addAttribute("all", all);
        model.addAttribute("q", q);
        model.addAttribute("merges", intake.merges());
        Optional<Standing> shown = all.stream()
                .filter(each -> campaign.map(each.campaign().id()::equals).orElse(true))
                .findFirst();
        if (campaign.isPresent() && shown.isEmpty()) {
            throw Problem.notFound(
                    "Aucune campagne de ce nom ; la page Questions montre celles qu'il y a.",
                    "No campaign of that name; the page Questions shows those that there are.");
        }
        if (shown.isPresent()) {
            show(shown.get(), q, page, request, model);
        }
        return "questions";
    }

    private void show(Standing standing, String q, int page, HttpServletRequest request, Model model) throws Refusal {
        String sought = q.strip().toLowerCase(Locale.ROOT);
        Page<Professional> people = Page.of(
                standing.campaign().professionals().stream()
                        .filter(each -> (each.name() + " " + each.id())
                                .toLowerCase(Locale.ROOT)
                                .contains(sought))
                        .toList(),
                Math.max(0, page),
                PAGE);
        Map<String, URI> links = new HashMap<>();
        if (standing.runs() && request.isUserInRole(Role.AUTHOR.name())) {
            for (Professional each : people.items()) {
                links.put(each.id(), campaigns.link(standing.campaign(), each.id(), service.of(request)));
            }
        }
        model.addAttribute("standing", standing);
        model.addAttribute("people", people);
        model.addAttribute("links", links);
    }

    @PostMapping(PATH)
    String ask(@RequestParam(defaultValue = "") String ends) throws Refusal {
        return "redirect:" + PATH + "?campaign="
                + questioning.ask(day(ends), Optional.empty()).id();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw Problem.wrong(
                    HttpStatus.BAD_REQUEST,
                    "ends",
                    new Text(
                            "La date s'écrit année-mois-jour, par exemple 2027-01-31.",
                            "The day is written year-month-day, for example 2027-01-31."));
        }
    }

    @PostMapping(PATH + "/answers/{merge}/undo")
    String undo(@PathVariable String merge, Caller caller) throws Refusal {
        intake.undo(merge, caller);
        return "redirect:" + PATH + "#answers";
    }
}
