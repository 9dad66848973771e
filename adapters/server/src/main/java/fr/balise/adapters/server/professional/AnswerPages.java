package fr.balise.adapters.server.professional;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.asking.AnswerIntake;
import fr.balise.adapters.server.asking.AnswerIntake.Said;
import fr.balise.adapters.server.asking.AnswerIntake.Taken;
import fr.balise.adapters.server.asking.AnswerLog.Choice;
import fr.balise.adapters.server.problem.CallerLanguage;
import fr.balise.adapters.server.problem.SecurityEvents;
import fr.balise.adapters.server.problem.SecurityEvents.Event;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.answers.AnswerOutcome;
import fr.balise.operations.asking.answers.Answering;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;

/** Three steps: answer, see what it changes, and the receipt. Nothing is kept before the last one. */
@Controller
final class AnswerPages {
    static final String PATH = "/answer";

    private static final String SENTENCES = "fr.balise.adapters.server.professional.professional";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final String PAGE = "answer";

    private final Visits visits;
    private final AnswerIntake intake;
    private final Workspace workspace;
    private final CallerLanguage languages;
    private final SecurityEvents events;

    AnswerPages(
            Visits visits, AnswerIntake intake, Workspace workspace, CallerLanguage languages, SecurityEvents events) {
        this.visits = visits;
        this.intake = intake;
        this.workspace = workspace;
        this.languages = languages;
        this.events = events;
    }

    /** The address holds the link: no other page is told of it. */
    @ModelAttribute
    void around(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Language language = Optional.ofNullable(request.getParameter("lang"))
                .flatMap(CallerLanguage::named)
                .orElseGet(() -> languages.of(request));
        model.addAttribute("w", new Wording(language, SENTENCES));
        model.addAttribute("other", language == Language.FR ? Language.EN : Language.FR);
        model.addAttribute(
                "operator",
                workspace.latest().map(read -> read.plan().operator()).orElse(""));
    }

    @RequestMapping(
            path = PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    String form(HttpServletRequest request, Model model) throws Refusal {
        Visit visit = visits.of(request);
        AnswerForm filled = AnswerForm.of(request, visit);
        AnswerForm form = filled.chosen().isEmpty() ? AnswerForm.proposed(visit) : filled;
        return asked(visit, form, model);
    }

    private String asked(Visit visit, AnswerForm form, Model model) throws Refusal {
        AnswerView view = view(model);
        show("form", visit, model);
        model.addAttribute("places", view.places(visit, form));
        model.addAttribute("shown", view.shown(workspace.now(), visit.id()));
        visit.campaign()
                .ifPresent(campaign -> model.addAttribute(
                        "ends", view.words().date(campaign.schedule().ends())));
        return PAGE;
    }

    @PostMapping(PATH + "/check")
    String check(HttpServletRequest request, Model model) throws Refusal {
        Visit visit = visits.of(request);
        AnswerForm form = AnswerForm.of(request, visit);
        Map<Question, Choice> answers = form.answers(visit);
        if (answers.isEmpty()) {
            model.addAttribute("nothing", true);
            return asked(visit, form, model);
        }
        Said said = visit.said(answers);
        Answering checked = intake.check(said);
        AnswerOutcome outcome = intake.outcome(said, checked);
        show("check", visit, model);
        model.addAttribute("chosen", form.chosen());
        model.addAttribute(
                "firsts",
                answers.entrySet().stream()
                        .filter(each -> each.getValue() == Choice.FIRST)
                        .map(Map.Entry::getKey)
                        .toList());
        model.addAttribute("lines", view(model).lines(answers, outcome));
        model.addAttribute("outcome", outcome);
        model.addAttribute("told", checked.checked().told());
        model.addAttribute("possible", !checked.checked().sound().isEmpty());
        model.addAttribute("left", visit.open().size() - answers.size());
        return PAGE;
    }

    @PostMapping(PATH + "/confirm")
    String confirm(HttpServletRequest request, Model model) throws Refusal {
        Visit visit = visits.of(request);
        Map<Question, Choice> answers = AnswerForm.of(request, visit).answers(visit);
        if (answers.isEmpty()) {
            throw ClosedLink.over();
        }
        Said said = visit.said(answers);
        Taken taken =
                intake.take(said, client(request), request.getRemoteAddr()).orElseThrow(ClosedLink::over);
        AnswerView view = view(model);
        show("receipt", visit, model);
        model.addAttribute("taken", taken);
        model.addAttribute("at", moment(taken, view.words()));
        model.addAttribute("lines", view.lines(answers, intake.outcome(said, taken.answers())));
        return PAGE;
    }

    private static String client(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                .orElse("")
                .replaceAll("\\p{Cntrl}", "?");
    }

    private static String moment(Taken taken, Wording words) {
        ZonedDateTime at = taken.at().atZone(FRANCE);
        return words.say("moment", words.date(at.toLocalDate()), CLOCK.format(at));
    }

    private static AnswerView view(Model model) {
        return new AnswerView((Wording) Objects.requireNonNull(model.getAttribute("w")));
    }

    private static void show(String step, Visit visit, Model model) {
        model.addAttribute("step", step);
        model.addAttribute("visit", visit);
    }

    /** One page for every link that opens nothing: what it was for is told to nobody. */
    @ExceptionHandler
    ModelAndView closed(ClosedLink why, HttpServletRequest request, HttpServletResponse response) {
        ExtendedModelMap model = new ExtendedModelMap();
        around(request, response, model);
        model.addAttribute("step", "closed");
        events.tell(Event.LINK_CLOSED, "status=" + why.status().value(), request);
        return new ModelAndView(PAGE, model, why.status());
    }
}
